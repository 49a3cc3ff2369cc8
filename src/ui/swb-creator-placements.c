/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a creator was booked for, by campaign: promised, delivered, paid,
 * and how it did against its tier. One that is opened shows its payouts and
 * numbers, and what can be done with it. */
#include "ui/swb-creator-placements.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-metrics.h"
#include "ui/swb-creator-post-words.h"
#include "ui/swb-creator-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SHOWN 40
/* Keys of rows: placements count from 0; of the one that is open its payouts,
 * its readings and its acts from here. */
#define PAYOUTS 1000000
#define READINGS 2000000
#define ACTS 3000000

struct _SwbCreatorPlacements
{
  SwbCreatorCard parent_instance;

  SwbId open; /* the placement that shows more; nil for none */
};

G_DEFINE_FINAL_TYPE (SwbCreatorPlacements,
                     swb_creator_placements,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  EDIT_DELIVERY = ACTS,
  ADD_PAYOUT,
  ADD_READING,
  OPEN_POST,
  SHOW_IN_PLAN,
};

enum
{
  DELIVERABLE,
  POSTED,
  URL,
};

enum
{
  AMOUNT,
  DUE,
  PAID,
  REFERENCE,
};

enum
{
  METRIC,
  VALUE,
  DAY,
};

static void
append_line (GString *text, char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* Promised, delivered, paid, and how it did. */
static char *
tell (const SwbDetailPlacement *placement, SwbGrouping grouping)
{
  SwbDay today = swb_day_today ();
  GString *text = g_string_new (NULL);

  append_line (text, swb_creator_promised_text (placement, today));
  append_line (text, swb_creator_delivered_text (placement, today));
  append_line (text, swb_creator_measured_text (placement, grouping));
  append_line (text, swb_creator_paid_text (placement, today));
  if (placement->readings->len > 0)
    append_line (text, swb_creator_standing_text (&placement->standing));
  return g_string_free (text, FALSE);
}

static void
add_payout_row (SwbCreatorCard *card, const SwbDetailPayout *payout, guint key)
{
  SwbDay today = swb_day_today ();
  gboolean paid = swb_day_is_valid (payout->paid);
  g_autofree char *amount = swb_money_format (payout->amount);
  g_autofree char *day =
      swb_creator_day_text (paid ? payout->paid : payout->due, today);
  g_autofree char *title =
      g_strdup_printf (paid ? _ ("Paid on %s") : _ ("Due on %s"), day);
  g_autofree char *written = swb_creator_written_text (&payout->id);
  const SwbCreatorRow row = { .title = title,
                              .subtitle = payout->reference,
                              .value = amount,
                              .tooltip = written,
                              .key = key };

  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "reading");
}

static void
add_reading_row (SwbCreatorCard *card,
                 const SwbDetailReading *reading,
                 const char *origin,
                 guint key)
{
  SwbGrouping grouping =
      swb_creator_grouping (swb_creator_card_get_document (card));
  g_autofree char *value = swb_creator_reading_value (reading, grouping);
  const SwbCreatorRow row = { .title =
                                  swb_creator_metric_name (reading->metric),
                              .value = value,
                              .tooltip = origin,
                              .key = key };

  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "reading");
}

/* They come newest first: those of one origin stand under it. */
static void
add_readings (SwbCreatorCard *card, const GPtrArray *readings)
{
  g_autofree char *told = NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      g_autofree char *origin =
          swb_creator_reading_origin (readings->pdata[i], swb_day_today ());

      if (g_strcmp0 (origin, told) != 0)
        swb_creator_card_add_words (card, origin, "caption");
      add_reading_row (card, readings->pdata[i], origin, READINGS + i);
      g_free (told);
      told = g_steal_pointer (&origin);
    }
}

static void
add_act (SwbCreatorCard *card, const char *label, guint key)
{
  const SwbCreatorRow row = { .title = label, .key = key };

  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "act");
}

static void
add_more (SwbCreatorCard *card, const SwbDetailPlacement *placement)
{
  for (guint i = 0; i < placement->payouts->len; i++)
    add_payout_row (card, placement->payouts->pdata[i], PAYOUTS + i);
  add_readings (card, placement->readings);
  if (swb_creator_is_web_address (placement->url))
    add_act (card, _ ("Open the Post"), OPEN_POST);
  if (swb_creator_card_can_edit (card))
    {
      add_act (card, _ ("Note What Was Delivered…"), EDIT_DELIVERY);
      add_act (card, _ ("Add a Payout…"), ADD_PAYOUT);
      add_act (card, _ ("Add a Number of the Post…"), ADD_READING);
    }
  add_act (card, _ ("Show in the Plan"), SHOW_IN_PLAN);
}

static void
add_placement (SwbCreatorCard *card,
               const SwbDetailPlacement *placement,
               guint key)
{
  SwbCreatorPlacements *self = SWB_CREATOR_PLACEMENTS (card);
  g_autofree char *title =
      swb_creator_deliverable_text (placement->channel, placement->deliverable);
  SwbGrouping grouping =
      swb_creator_grouping (swb_creator_card_get_document (card));
  g_autofree char *subtitle = tell (placement, grouping);
  g_autofree char *fee = swb_money_is_none (&placement->fee)
                             ? NULL
                             : swb_money_format (placement->fee);
  g_autofree char *tooltip = swb_creator_post_origin (placement, grouping);
  const SwbCreatorRow row = {
    .title = title,
    .subtitle = subtitle,
    .value = fee,
    .tooltip = tooltip,
    .key = key,
  };
  GtkWidget *widget = swb_creator_card_add_row (card, &row);
  gboolean open = swb_id_equal (&self->open, &placement->id);

  gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                               GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (!open)
    return;
  swb_creator_card_add_words (card, tooltip, "caption");
  add_more (card, placement);
}

/* Returns: how many of the campaign were added. */
static guint
add_campaign (SwbCreatorCard *card,
              const SwbCreatorDetails *details,
              guint first,
              guint most)
{
  const SwbDetailPlacement *head = details->placements->pdata[first];
  g_autofree char *title =
      swb_creator_campaign_text (details->placements, &head->campaign);
  guint n = 0;

  swb_creator_card_add_words (card, title, "caption-heading");
  for (guint i = first; i < details->placements->len && n < most; i++)
    {
      const SwbDetailPlacement *placement = details->placements->pdata[i];

      if (!swb_id_equal (&placement->campaign, &head->campaign))
        continue;
      add_placement (card, placement, i);
      n++;
    }
  return n;
}

/* By campaign; the campaign of the latest placement first. */
static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  g_autoptr (GHashTable) told = g_hash_table_new (swb_id_hash, swb_id_equal);
  guint n_shown = 0;

  for (guint i = 0; i < details->placements->len && n_shown < MOST_SHOWN; i++)
    {
      SwbDetailPlacement *first = details->placements->pdata[i];

      if (g_hash_table_add (told, &first->campaign))
        n_shown += add_campaign (card, details, i, MOST_SHOWN - n_shown);
    }
  if (n_shown < details->placements->len)
    {
      guint older = details->placements->len - n_shown;
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u earlier placement",
                                     "and %u earlier placements", older),
                           older);

      swb_creator_card_add_words (card, text, "caption");
    }
}

static SwbCreatorEditor *
new_editor (SwbCreatorCard *card,
            const char *title,
            const SwbDetailPlacement *placement)
{
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card),
      swb_creator_card_get_details (card), title);

  g_object_set_data (G_OBJECT (editor), "placement", (gpointer) placement);
  return editor;
}

static SwbCommand *
make_delivery (SwbCreatorEditor *editor,
               const SwbCreatorDetails *about,
               gconstpointer item,
               GError **error)
{
  const SwbDeliveryFacts facts = {
    .deliverable = swb_creator_editor_get_text (editor, DELIVERABLE),
    .posted = swb_creator_editor_get_day (editor, POSTED),
    .url = swb_creator_editor_get_text (editor, URL),
  };

  return swb_creator_set_delivery (about, item, &facts, error);
}

static void
ask_delivery (SwbCreatorCard *card, const SwbDetailPlacement *placement)
{
  SwbCreatorEditor *editor =
      new_editor (card, _ ("What Was Delivered"), placement);

  swb_creator_editor_add_text (editor,
                               _ ("Deliverable, such as post, story, reel"),
                               placement->deliverable);
  swb_creator_editor_add_day (editor, _ ("Posted on (YYYY-MM-DD)"),
                              placement->posted);
  swb_creator_editor_add_text (editor, _ ("Web address of the post"),
                               placement->url);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, POSTED);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_ADDRESS, URL);
  swb_creator_editor_ask (editor, make_delivery, placement,
                          _ ("Delivery noted"));
}

static SwbCommand *
make_payout (SwbCreatorEditor *editor,
             const SwbCreatorDetails *about,
             gconstpointer item,
             GError **error)
{
  const SwbDetailPlacement *placement =
      g_object_get_data (G_OBJECT (editor), "placement");
  const SwbDetailPayout *payout = item;
  g_autofree char *currency =
      swb_money_is_none (&placement->fee)
          ? swb_creator_currency (swb_creator_editor_get_document (editor))
          : g_strdup (placement->fee.currency);
  g_autofree char *tax = payout != NULL && !swb_money_is_none (&payout->tax)
                             ? swb_money_to_text (payout->tax)
                             : NULL;
  const SwbPayoutFacts facts = {
    .amount = swb_creator_editor_get_text (editor, AMOUNT),
    .tax = tax,
    .currency = currency,
    .due = swb_creator_editor_get_day (editor, DUE),
    .paid = swb_creator_editor_get_day (editor, PAID),
    .reference = swb_creator_editor_get_text (editor, REFERENCE),
  };

  return swb_creator_set_payout (about, placement, payout, &facts, error);
}

static void
ask_payout (SwbCreatorCard *card,
            const SwbDetailPlacement *placement,
            const SwbDetailPayout *payout)
{
  SwbCreatorEditor *editor = new_editor (
      card, payout != NULL ? _ ("Edit Payout") : _ ("Add Payout"), placement);
  SwbMoney amount = payout != NULL ? payout->amount : placement->fee;
  g_autofree char *text =
      swb_money_is_none (&amount) ? NULL : swb_money_format (amount);

  swb_creator_editor_add_text (editor,
                               _ ("Amount, such as ₹45,000 or 1.5 lakh"), text);
  swb_creator_editor_add_day (editor, _ ("Due on (YYYY-MM-DD)"),
                              payout != NULL ? payout->due : SWB_DAY_NONE);
  swb_creator_editor_add_day (editor, _ ("Paid on"),
                              payout != NULL ? payout->paid : SWB_DAY_NONE);
  swb_creator_editor_add_text (editor, _ ("Reference"),
                               payout != NULL ? payout->reference : NULL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_MONEY, AMOUNT);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, PAID);
  if (payout != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_PAYOUT, &payout->id,
                                      _ ("Payout deleted"));
  swb_creator_editor_ask (editor, make_payout, payout,
                          payout != NULL ? _ ("Payout changed")
                                         : _ ("Payout added"));
}

static SwbCommand *
make_reading (SwbCreatorEditor *editor,
              const SwbCreatorDetails *about,
              gconstpointer item,
              GError **error)
{
  const SwbDetailPlacement *placement =
      g_object_get_data (G_OBJECT (editor), "placement");
  const char *const *metrics = swb_creator_post_metrics ();
  const SwbReadingFacts facts = {
    .metric = metrics[swb_creator_editor_get_choice (editor, METRIC)],
    .value = swb_creator_editor_get_text (editor, VALUE),
    .day = swb_creator_editor_get_day (editor, DAY),
  };

  return swb_creator_add_reading (about, &placement->id, &facts, error);
}

/* A reading is never overwritten: a new one of the same kind is asked for, and
 * the old one can be deleted. */
static void
ask_reading (SwbCreatorCard *card,
             const SwbDetailPlacement *placement,
             const SwbDetailReading *like)
{
  const char *const *metrics = swb_creator_post_metrics ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SwbCreatorEditor *editor =
      new_editor (card, _ ("Add Number of a Post"), placement);
  guint chosen = 0;

  for (guint i = 0; metrics[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) swb_creator_metric_name (metrics[i]));
      if (like != NULL && strcmp (like->metric, metrics[i]) == 0)
        chosen = i;
    }
  swb_creator_editor_add_choice (editor, _ ("What"),
                                 (const char *const *) names->pdata, names->len,
                                 chosen);
  swb_creator_editor_add_text (editor, _ ("Number, such as 48.5K"), NULL);
  swb_creator_editor_add_day (editor, _ ("Day (YYYY-MM-DD)"), swb_day_today ());
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_NUMBER, VALUE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_TWICE, VALUE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, DAY);
  if (like != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_READING, &like->id,
                                      _ ("Number deleted"));
  swb_creator_editor_ask (editor, make_reading, NULL, _ ("Number added"));
}

static const SwbDetailPlacement *
find_open (SwbCreatorCard *card)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);

  for (guint i = 0; i < details->placements->len; i++)
    {
      const SwbDetailPlacement *placement = details->placements->pdata[i];

      if (swb_id_equal (&placement->id, &SWB_CREATOR_PLACEMENTS (card)->open))
        return placement;
    }
  return NULL;
}

static void
turn (SwbCreatorCard *card, guint key)
{
  SwbCreatorPlacements *self = SWB_CREATOR_PLACEMENTS (card);
  const SwbDetailPlacement *placement =
      swb_creator_card_get_details (card)->placements->pdata[key];

  self->open = swb_id_equal (&self->open, &placement->id) ? swb_id_nil ()
                                                          : placement->id;
  swb_creator_card_refill (card);
}

static void
show_in_plan (SwbCreatorCard *card, const SwbDetailPlacement *placement)
{
  g_autofree char *id = swb_id_to_string (&placement->id);

  gtk_widget_activate_action (GTK_WIDGET (card), "win.show-placement", "s", id);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbDetailPlacement *open = find_open (card);

  if (key < PAYOUTS)
    turn (card, key);
  else if (open == NULL)
    return;
  else if (key == OPEN_POST)
    g_app_info_launch_default_for_uri_async (open->url, NULL, NULL, NULL, NULL);
  else if (key == SHOW_IN_PLAN)
    show_in_plan (card, open);
  else if (!swb_creator_card_can_edit (card))
    return;
  else if (key == EDIT_DELIVERY)
    ask_delivery (card, open);
  else if (key == ADD_PAYOUT)
    ask_payout (card, open, NULL);
  else if (key == ADD_READING)
    ask_reading (card, open, NULL);
  else if (key >= READINGS)
    ask_reading (card, open, open->readings->pdata[key - READINGS]);
  else
    ask_payout (card, open, open->payouts->pdata[key - PAYOUTS]);
}

/* A placement is taken out of the plan on the plan's page. */
static void
remove_part (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailPlacement *open = find_open (card);

  if (open == NULL || key < PAYOUTS || key >= ACTS)
    return;
  if (key >= READINGS)
    {
      const SwbDetailReading *reading = open->readings->pdata[key - READINGS];

      swb_creator_card_run (
          card, swb_creator_remove (details, SWB_PART_READING, &reading->id),
          _ ("Number deleted"));
    }
  else
    {
      const SwbDetailPayout *payout = open->payouts->pdata[key - PAYOUTS];

      swb_creator_card_run (
          card, swb_creator_remove (details, SWB_PART_PAYOUT, &payout->id),
          _ ("Payout deleted"));
    }
}

static void
swb_creator_placements_class_init (SwbCreatorPlacementsClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->edit = edit;
  card_class->remove = remove_part;
}

static void
swb_creator_placements_init (SwbCreatorPlacements *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "placements",
                           _ ("Placements"), NULL);
}
