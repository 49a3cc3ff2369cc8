/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what calc forecast is asked. */
#include "cli/calc/swb-calc-forecast.h"

#include "analytics/swb-decay.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of a post, a platform and a rate of engagement, when nobody says. */
#define POST_SIGMA 0.8
#define PLATFORM_SIGMA 0.3
#define ENGAGEMENT_SIGMA 0.3
#define DRAWS_MAX 200000

/**
 * swb_calc_forecast_free:
 * @question: (nullable) (transfer full): a question
 *
 * Frees it.
 */
void
swb_calc_forecast_free (SwbCalcForecast *question)
{
  if (question == NULL)
    return;
  g_array_unref (question->posts);
  g_array_unref (question->sigmas);
  g_array_unref (question->kernels);
  g_array_unref (question->sizes);
  g_array_unref (question->shares);
  g_hash_table_unref (question->platform_names);
  g_hash_table_unref (question->kernel_names);
  g_hash_table_unref (question->segment_names);
  g_free (question);
}

static SwbCalcForecast *
question_new (void)
{
  SwbCalcForecast *question = g_new0 (SwbCalcForecast, 1);

  question->input = swb_forecast_input_default ();
  question->adoption = swb_forecast_adoption_default ();
  question->options = swb_forecast_run_options_default ();
  question->posts = g_array_new (FALSE, FALSE, sizeof (SwbForecastPost));
  question->sigmas = g_array_new (FALSE, FALSE, sizeof (double));
  question->kernels = g_array_new (FALSE, FALSE, sizeof (SwbForecastKernel));
  question->sizes = g_array_new (FALSE, FALSE, sizeof (double));
  question->shares = g_array_new (FALSE, FALSE, sizeof (SwbReachShare));
  question->platform_names = g_hash_table_new (g_str_hash, g_str_equal);
  question->kernel_names = g_hash_table_new (g_str_hash, g_str_equal);
  question->segment_names = g_hash_table_new (g_str_hash, g_str_equal);
  return question;
}

/* Where a name stands, or -1. */
static int
place_of (GHashTable *names, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (names, name)) - 1;
}

static void
add_name (SwbCalcObject *row, GHashTable *names, const char *name, guint place)
{
  if (!g_hash_table_insert (names, (gpointer) name,
                            GINT_TO_POINTER ((int) place + 1)))
    swb_calc_fault (row, _ ("“%s” is there twice"), name);
}

/* Days, where somebody published them for the platform. */
static double
half_life_of (const SwbCalcForecast *question, const char *platform)
{
  const SwbDecayPreset *preset = swb_decay_find_platform (platform);

  return preset != NULL ? preset->half_life / SWB_DECAY_HOURS_A_DAY
                        : question->half_life;
}

static void
add_kernel (SwbCalcForecast *question, SwbCalcObject *row, double half_life)
{
  SwbForecastKernel kernel = {
    .half_life = swb_calc_number_or (row, "half_life", half_life),
    .sigma = swb_calc_number_or (row, "half_life_sigma",
                                 SWB_FORECAST_HALF_LIFE_SIGMA),
    .spread = swb_calc_number_or (row, "spread", 0.0),
  };

  g_array_append_val (question->kernels, kernel);
}

/* A platform has its own kernel, at the same place. */
static void
read_platforms (SwbCalcForecast *question, SwbCalcObject *const *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const char *name = swb_calc_text (rows[i], "name");
      double sigma = swb_calc_number_or (rows[i], "sigma", PLATFORM_SIGMA);

      add_name (rows[i], question->platform_names, name, (guint) i);
      g_array_append_val (question->sigmas, sigma);
      add_kernel (question, rows[i], half_life_of (question, name));
    }
}

/* Without a list of platforms they are those that posts name. */
static void
find_platforms (SwbCalcForecast *question, SwbCalcObject *const *posts, gsize n)
{
  const double sigma = PLATFORM_SIGMA;

  for (gsize i = 0; i < n; i++)
    {
      const char *name = swb_calc_text_or (posts[i], "platform", "");
      SwbForecastKernel kernel = { half_life_of (question, name),
                                   SWB_FORECAST_HALF_LIFE_SIGMA, 0.0 };

      if (place_of (question->platform_names, name) >= 0)
        continue;
      add_name (posts[i], question->platform_names, name,
                question->sigmas->len);
      g_array_append_val (question->sigmas, sigma);
      g_array_append_val (question->kernels, kernel);
    }
}

static void
read_kernels (SwbCalcForecast *question, SwbCalcObject *input)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "kernels", &n);

  for (gsize i = 0; i < n; i++)
    {
      add_name (rows[i], question->kernel_names,
                swb_calc_text (rows[i], "name"), question->kernels->len);
      add_kernel (question, rows[i], NAN);
    }
}

static void
read_segments (SwbCalcForecast *question, SwbCalcObject *input)
{
  SwbCalcObject *segments = swb_calc_object_or_null (input, "segments");
  const char *const *names;
  gsize n;

  if (segments == NULL)
    return;
  names = swb_calc_names (segments, &n);
  for (gsize i = 0; i < n; i++)
    {
      double size = swb_calc_number_or (segments, names[i], NAN);

      add_name (segments, question->segment_names, names[i], (guint) i);
      g_array_append_val (question->sizes, size);
    }
}

static void
add_share (SwbCalcForecast *question,
           SwbCalcObject *row,
           const char *segment,
           double part)
{
  int place = place_of (question->segment_names, segment);
  SwbReachShare share = { .creator = question->posts->len,
                          .segment = (uint32_t) place,
                          .share = part };

  if (place < 0)
    swb_calc_fault (row, _ ("there is no segment “%s”"), segment);
  else
    g_array_append_val (question->shares, share);
}

static void
read_shares (SwbCalcForecast *question, SwbCalcObject *row)
{
  const char *segment = swb_calc_text_or (row, "segment", NULL);
  SwbCalcObject *shares = swb_calc_object_or_null (row, "shares");
  const char *const *names;
  gsize n;

  if (segment != NULL)
    add_share (question, row, segment, 1.0);
  if (shares == NULL)
    return;
  names = swb_calc_names (shares, &n);
  for (gsize i = 0; i < n; i++)
    add_share (question, row, names[i], swb_calc_number (shares, names[i]));
}

static guint
read_place (SwbCalcObject *row,
            const char *member,
            GHashTable *names,
            const char *name)
{
  int place = place_of (names, name);

  if (place < 0)
    swb_calc_fault (row, _ ("there is no %s “%s”"), member, name);
  return place < 0 ? 0 : (guint) place;
}

static void
read_post (SwbCalcForecast *question, SwbCalcObject *row)
{
  const char *kernel = swb_calc_text_or (row, "kernel", NULL);
  SwbForecastPost post = {
    .day = (uint32_t) swb_calc_count_or (row, "day", 0, 1000000),
    .platform = read_place (row, "platform", question->platform_names,
                            swb_calc_text_or (row, "platform", "")),
    .views = swb_calc_number_or (row, "views", NAN),
    .views_sigma = swb_calc_number_or (row, "sigma", POST_SIGMA),
    .engagement = swb_calc_number_or (row, "engagement", NAN),
    .engagement_sigma =
        swb_calc_number_or (row, "engagement_sigma", ENGAGEMENT_SIGMA),
    .unique = swb_calc_number_or (row, "unique", 1.0),
  };

  post.kernel = kernel == NULL ? post.platform
                               : read_place (row, "kernel",
                                             question->kernel_names, kernel);
  question->has_engagement |= !isnan (post.engagement);
  read_shares (question, row);
  g_array_append_val (question->posts, post);
}

/* A half-life that no post has need not be known. */
static void
settle_half_lives (SwbCalcForecast *question,
                   SwbCalcObject *input,
                   SwbCalcObject *const *rows)
{
  for (guint i = 0; i < question->posts->len; i++)
    {
      const SwbForecastPost *post =
          &g_array_index (question->posts, SwbForecastPost, i);
      const char *platform = swb_calc_text_or (rows[i], "platform", "");

      if (post->kernel < question->kernels->len &&
          isnan (
              g_array_index (question->kernels, SwbForecastKernel, post->kernel)
                  .half_life))
        {
          swb_calc_because (input, _ ("The half-life of “%s” is not known."),
                            swb_calc_text_or (rows[i], "kernel", platform));
          return;
        }
    }
  for (guint k = 0; k < question->kernels->len; k++)
    {
      SwbForecastKernel *kernel =
          &g_array_index (question->kernels, SwbForecastKernel, k);

      kernel->half_life = isnan (kernel->half_life) ? 1.0 : kernel->half_life;
    }
}

/* A rate that nobody told of any post is not asked for. */
static void
leave_engagement (SwbCalcForecast *question)
{
  for (guint i = 0; i < question->posts->len && !question->has_engagement; i++)
    {
      SwbForecastPost *post =
          &g_array_index (question->posts, SwbForecastPost, i);

      post->engagement = post->engagement_sigma = 0.0;
    }
}

static void
read_posts (SwbCalcForecast *question, SwbCalcObject *input)
{
  gsize n_posts;
  gsize n_platforms;
  SwbCalcObject *const *posts = swb_calc_rows (input, "posts", &n_posts);
  SwbCalcObject *const *platforms =
      swb_calc_rows_or_null (input, "platforms", &n_platforms);

  if (platforms != NULL)
    read_platforms (question, platforms, n_platforms);
  else
    find_platforms (question, posts, n_posts);
  read_kernels (question, input);
  read_segments (question, input);
  for (gsize i = 0; i < n_posts; i++)
    {
      read_post (question, posts[i]);
      if (isnan (g_array_index (question->posts, SwbForecastPost, i).views))
        swb_calc_because (input, _ ("The views of a post are not known."));
    }
  settle_half_lives (question, input, posts);
  leave_engagement (question);
}

static void
read_scalars (SwbForecastInput *to, SwbCalcObject *input)
{
  double k = swb_calc_number_or (input, "k", NAN);

  to->seed = swb_calc_count_or (input, "seed", to->seed, G_MAXUINT64);
  to->n_days =
      swb_calc_count_or (input, "days", to->n_days, SWB_FORECAST_DAYS_MAX);
  to->song_sigma = swb_calc_number_or (input, "song_sigma", to->song_sigma);
  to->k_low = swb_calc_number_or (input, "k_low", isnan (k) ? to->k_low : k);
  to->k_high = swb_calc_number_or (input, "k_high", isnan (k) ? to->k_high : k);
  to->noise_cv = swb_calc_number_or (input, "noise_cv", to->noise_cv);
  to->noise_ratio = swb_calc_number_or (input, "noise_ratio", to->noise_ratio);
  to->population = swb_calc_number_or (input, "population", 0.0);
}

static void
read_adoption (SwbCalcForecast *question, SwbCalcObject *input)
{
  SwbForecastAdoption *to = &question->adoption;
  gboolean asked = swb_calc_flag_or (input, "adoption",
                                     question->sizes->len > 0 ||
                                         question->input.population > 0.0);

  to->p = swb_calc_number_or (input, "p", to->p);
  to->p_sd = swb_calc_number_or (input, "p_sd", to->p_sd);
  to->q = swb_calc_number_or (input, "q", to->q);
  to->q_sd = swb_calc_number_or (input, "q_sd", to->q_sd);
  to->m = swb_calc_number_or (input, "m", to->m);
  to->m_sd = swb_calc_number_or (input, "m_sd", to->m_sd);
  to->organic = swb_calc_number_or (input, "organic", to->organic);
  to->ugc = swb_calc_number_or (input, "ugc", to->ugc);
  to->ugc_sigma = swb_calc_number_or (input, "ugc_sigma", to->ugc_sigma);
  question->input.adoption = asked ? to : NULL;
}

static void
read_options (SwbCalcForecast *question, SwbCalcObject *input)
{
  static const char *const scales[] = { "log", "linear", NULL };
  SwbForecastRunOptions *to = &question->options;

  to->n_draws =
      (guint) swb_calc_count_or (input, "draws", to->n_draws, DRAWS_MAX);
  to->n_pairs =
      (guint) swb_calc_count_or (input, "pairs", to->n_pairs, DRAWS_MAX);
  to->n_threads = (guint) swb_calc_count_or (input, "threads", 0,
                                             SWB_FORECAST_RUN_THREADS_MAX);
  to->scale = (SwbForecastScale) swb_calc_choice_or (input, "scale", scales, 0);
  question->daily = swb_calc_flag_or (input, "daily", TRUE);
  if (to->n_draws == 0)
    swb_calc_fault (input, _ ("“draws” is not at least 1"));
  if (to->n_pairs > 0 && to->n_pairs < 100)
    swb_calc_fault (input, _ ("“pairs” is neither 0 nor at least 100"));
}

/**
 * swb_calc_forecast_read:
 * @input: the whole input
 *
 * Returns: (transfer full): what is asked; not to be used when the input has a
 *   fault
 */
SwbCalcForecast *
swb_calc_forecast_read (SwbCalcObject *input)
{
  SwbCalcForecast *question = question_new ();
  SwbForecastInput *to = &question->input;

  question->half_life = swb_calc_number_or (input, "half_life", NAN);
  read_scalars (to, input);
  read_posts (question, input);
  read_adoption (question, input);
  read_options (question, input);
  to->n_posts = question->posts->len;
  to->posts = (const SwbForecastPost *) (gpointer) question->posts->data;
  to->n_platforms = question->sigmas->len;
  to->platform_sigmas = (const double *) (gpointer) question->sigmas->data;
  to->n_kernels = question->kernels->len;
  to->kernels = (const SwbForecastKernel *) (gpointer) question->kernels->data;
  to->n_segments = question->sizes->len;
  to->segment_sizes = (const double *) (gpointer) question->sizes->data;
  to->n_shares = question->shares->len;
  to->shares = (const SwbReachShare *) (gpointer) question->shares->data;
  return question;
}
