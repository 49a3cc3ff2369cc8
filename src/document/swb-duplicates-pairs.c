/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of creators with something in common. Nobody is compared with
 * everybody: equal keys stand together once they are sorted, and names that
 * are alike stand near each other by their beginnings or by their ends. */
#include "document/swb-duplicates-private.h"

#include "analytics/swb-name-likeness.h"

#include <string.h>

/* What more creators have in common, an agency's address or a name as usual as
 * that, says little of any two of them. */
#define MOST_IN_COMMON SWB_DUPLICATES_MOST

/* So many neighbours of a name are looked at, in each order (Hernandez and
 * Stolfo 1995, The merge/purge problem for large databases). */
#define NEIGHBOURS 6
#define OFTEN 4096

/* Letters that only one of two names has; alike ones have few, unless one of
 * them goes on where the other ends. */
#define MOST_OTHER_LETTERS 4
#define BASKETS 16

/* How names are sorted for a comparison of neighbours. */
typedef enum
{
  FORWARDS,
  BACKWARDS,
  CONSONANTS,
} Way;

/* A name that at least one creator bears, and who they are. */
typedef struct
{
  guint64 order; /* its first letters in the order that it is sorted by */
  guint8 letters[BASKETS]; /* how many of each sort it has */
  guint32 first;           /* of the keys */
  guint32 n;
} Name;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SwbDuplicateKey *one = a;
  const SwbDuplicateKey *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  if (one->creator != other->creator)
    return one->creator < other->creator ? -1 : 1;
  return (int) one->platform - (int) other->platform;
}

/**
 * swb_duplicates_add_pair:
 * @look: a search
 * @kind: what they have in common
 * @a: a key of one creator
 * @b: a key of another
 * @likeness: of their names, or 1
 *
 * Adds the pair, unless somebody has said that they are not the same.
 */
void
swb_duplicates_add_pair (SwbDuplicateLook *look,
                         SwbDuplicateKind kind,
                         const SwbDuplicateKey *a,
                         const SwbDuplicateKey *b,
                         double likeness)
{
  const guint64 key = swb_duplicates_pair_key (a->creator, b->creator);
  const SwbDuplicateKey *first = a->creator < b->creator ? a : b;
  const SwbDuplicateKey *second = first == a ? b : a;
  const SwbDuplicatePair pair = {
    .first = first->creator,
    .second = second->creator,
    .text = first->text,
    .likeness = (float) likeness,
    .kind = (guint8) kind,
    .platform_first = first->platform,
    .platform_second = second->platform,
  };

  if (a->creator != b->creator && !g_hash_table_contains (look->exempt, &key))
    g_array_append_val (look->pairs, pair);
}

static guint
count_creators (const SwbDuplicateKey *keys, guint n)
{
  guint count = n > 0 ? 1 : 0;

  for (guint i = 1; i < n; i++)
    count += keys[i].creator != keys[i - 1].creator;
  return count;
}

static SwbDuplicateKind
kind_of (const SwbDuplicateKey *a, const SwbDuplicateKey *b)
{
  switch ((SwbKeyKind) a->kind)
    {
    case SWB_KEY_EMAIL:
      return SWB_DUPLICATE_EMAIL;
    case SWB_KEY_PHONE:
      return SWB_DUPLICATE_PHONE;
    case SWB_KEY_NAME:
      return SWB_DUPLICATE_NAME;
    case SWB_KEY_HANDLE:
    default:
      return a->platform == b->platform ? SWB_DUPLICATE_ACCOUNT
                                        : SWB_DUPLICATE_HANDLE;
    }
}

/* The keys of one text: each two creators once, by one platform where there is
 * one. */
static void
pair_run (SwbDuplicateLook *look, const SwbDuplicateKey *keys, guint n)
{
  const guint creators = count_creators (keys, n);

  if (creators < 2 || creators > MOST_IN_COMMON)
    return;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (keys[i].creator != keys[j].creator)
        swb_duplicates_add_pair (look, kind_of (&keys[i], &keys[j]), &keys[i],
                                 &keys[j], 1);
}

static gboolean
is_same_key (const SwbDuplicateLook *look,
             const SwbDuplicateKey *a,
             const SwbDuplicateKey *b)
{
  return a->kind == b->kind && a->hash == b->hash &&
         strcmp (swb_duplicates_text (look, a->text),
                 swb_duplicates_text (look, b->text)) == 0;
}

static guint
run_length (const SwbDuplicateLook *look, const SwbDuplicateKey *keys, guint n)
{
  guint length = 1;

  while (length < n && is_same_key (look, &keys[0], &keys[length]))
    length++;
  return length;
}

/* Eight bytes of a name from its beginning, or from its end backwards, such
 * that numbers sort as the letters do. */
static guint64
order_of_letters (const char *name, gboolean backwards)
{
  const gsize length = strlen (name);
  guint64 order = 0;

  for (gsize i = 0; i < 8; i++)
    order =
        order << 8 |
        (i >= length ? 0
                     : (guchar) (backwards ? name[length - 1 - i] : name[i]));
  return order;
}

/* People hear the consonants and guess the rest: "iyer" and "iyar", "nair" and
 * "nayar". Vowels, signs of vowels and doubled letters do not count. */
static guint64
order_of_consonants (const char *name)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  gunichar last = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == last || g_unichar_ismark (c) ||
          (c < 0x80 && strchr ("aeiouyh", (int) c) != NULL))
        continue;
      hash = (hash ^ c) * G_GUINT64_CONSTANT (1099511628211);
      last = c;
    }
  return hash;
}

static guint64
order_of (const char *name, Way way)
{
  return way == CONSONANTS ? order_of_consonants (name)
                           : order_of_letters (name, way == BACKWARDS);
}

static void
count_letters (const char *name, guint8 letters[BASKETS])
{
  for (; *name != '\0'; name++)
    letters[(guchar) *name % BASKETS]++;
}

/* A quick look that spares the comparison of most neighbours. */
static gboolean
may_be_alike (const Name *a, const Name *b, const char *here, const char *there)
{
  guint others = 0;

  for (guint i = 0; i < BASKETS; i++)
    others += (guint) ABS (a->letters[i] - b->letters[i]);
  return others <= MOST_OTHER_LETTERS || g_str_has_prefix (here, there) ||
         g_str_has_prefix (there, here);
}

typedef struct
{
  const SwbDuplicateLook *look;
  const SwbDuplicateKey *keys;
  Way way;
} Order;

static int
compare_from_end (const char *a, const char *b)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);

  while (n_a > 0 && n_b > 0)
    {
      const int difference = (guchar) a[--n_a] - (guchar) b[--n_b];

      if (difference != 0)
        return difference;
    }
  return (n_a > 0) - (n_b > 0);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  const Name *one = a;
  const Name *other = b;
  const char *here;
  const char *there;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  here = swb_duplicates_text (order->look, order->keys[one->first].text);
  there = swb_duplicates_text (order->look, order->keys[other->first].text);
  return order->way == BACKWARDS ? compare_from_end (here, there)
                                 : strcmp (here, there);
}

static gboolean
are_alike (const char *a, const char *b, double *likeness)
{
  SwbNameLikeness result;

  if (swb_name_likeness_of_text (a, b, &result) != SWB_STATUS_OK ||
      !swb_name_may_be_same (&result))
    return FALSE;
  *likeness = result.likeness;
  return TRUE;
}

static void
compare_pair (SwbDuplicateLook *look,
              const SwbDuplicateKey *keys,
              const Name *a,
              const Name *b)
{
  const char *here = swb_duplicates_text (look, keys[a->first].text);
  const char *there = swb_duplicates_text (look, keys[b->first].text);
  double likeness;

  if (a->n + b->n > MOST_IN_COMMON || !may_be_alike (a, b, here, there) ||
      !are_alike (here, there, &likeness))
    return;
  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      swb_duplicates_add_pair (look, SWB_DUPLICATE_ALIKE, &keys[a->first + i],
                               &keys[b->first + j], likeness);
}

static gboolean
compare_neighbours (SwbDuplicateLook *look,
                    const SwbDuplicateKey *keys,
                    GArray *names,
                    Way way,
                    double from,
                    GError **error)
{
  Order order = { look, keys, way };

  for (guint i = 0; i < names->len; i++)
    {
      Name *name = &g_array_index (names, Name, i);

      name->order =
          order_of (swb_duplicates_text (look, keys[name->first].text), way);
    }
  g_array_sort_with_data (names, compare_names, &order);
  for (guint i = 0; i < names->len; i++)
    {
      if (i % OFTEN == 0 &&
          !swb_duplicates_goes_on (look, from + 0.09 * i / names->len, error))
        return FALSE;
      for (guint j = i + 1; j < names->len && j <= i + NEIGHBOURS; j++)
        compare_pair (look, keys, &g_array_index (names, Name, i),
                      &g_array_index (names, Name, j));
    }
  return TRUE;
}

/* Pairs of names that are alike but not the same; equal ones stand together. */
static gboolean
pair_names (SwbDuplicateLook *look, GError **error)
{
  const SwbDuplicateKey *names =
      (const SwbDuplicateKey *) (gconstpointer) look->keys[SWB_KEY_NAME]->data;
  const guint n_names = look->keys[SWB_KEY_NAME]->len;
  g_autoptr (GArray) distinct = g_array_new (FALSE, TRUE, sizeof (Name));

  for (guint i = 0; i < n_names;)
    {
      const guint n = run_length (look, &names[i], n_names - i);
      Name name = { .first = i, .n = n };

      count_letters (swb_duplicates_text (look, names[i].text), name.letters);
      if (n < MOST_IN_COMMON)
        g_array_append_val (distinct, name);
      i += n;
    }
  for (Way way = FORWARDS; way <= CONSONANTS; way++)
    if (!compare_neighbours (look, names, distinct, way, 0.7 + 0.09 * way,
                             error))
      return FALSE;
  return TRUE;
}

/* What one kind of key says; keys that have said it take no more room. */
static void
pair_kind (SwbDuplicateLook *look, SwbKeyKind kind)
{
  GArray *keys = look->keys[kind];
  const SwbDuplicateKey *sorted;

  g_array_sort (keys, compare_keys);
  sorted = (const SwbDuplicateKey *) (gconstpointer) keys->data;
  for (guint i = 0; i < keys->len;)
    {
      const guint length = run_length (look, &sorted[i], keys->len - i);

      pair_run (look, &sorted[i], length);
      i += length;
    }
  if (kind == SWB_KEY_NAME)
    return;
  g_array_unref (keys);
  look->keys[kind] = g_array_new (FALSE, FALSE, sizeof (SwbDuplicateKey));
}

/**
 * swb_duplicates_pair_up:
 * @look: a search that has looked
 * @error: that it was cancelled
 *
 * Returns: whether all pairs are found
 */
gboolean
swb_duplicates_pair_up (SwbDuplicateLook *look, GError **error)
{
  for (SwbKeyKind kind = SWB_KEY_HANDLE; kind < SWB_N_KEYS; kind++)
    {
      if (!swb_duplicates_goes_on (look, 0.6 + 0.025 * kind, error))
        return FALSE;
      pair_kind (look, kind);
    }
  return pair_names (look, error);
}
