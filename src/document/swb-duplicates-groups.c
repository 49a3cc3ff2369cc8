/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of creators out of pairs. A chain of weak links makes no group: who
 * joins one by its name is like everybody in it. */
#include "document/swb-duplicates-private.h"

#include "analytics/swb-name-likeness.h"

#include <string.h>

/* What both having it says that they are one, as if each kind were a witness of
 * its own: 1 - (1 - a) (1 - b). Judged, not measured. */
#define SURE 0.95
#define STRONG 0.8
#define PHONE 0.75
#define SAME_NAME 0.65
#define ALIKE 0.55
#define FIRST_NAME 0.4

/* Names and contacts of two who have different accounts on one platform say
 * less; so does a contact of two whose names have little in common: one person
 * may write for both. What says less than the last is not told. */
#define OTHER_ACCOUNT 0.6
#define OTHER_NAME 0.5
#define LITTLE_IN_COMMON 0.7
#define LEAST 0.35

/* From here on a pair may draw others into its group. */
#define DRAWS 0.75

/* One pair with all that speaks for it. */
typedef struct
{
  guint32 first; /* of the pairs, which are sorted by creators */
  guint32 n;
  double score;
} Link;

/* Creators that have been put together; the root has the members. */
typedef struct
{
  const SwbDuplicateLook *look;
  GHashTable *members; /* creator -> GArray of guint32, shared by members */
  GHashTable *linked;  /* pair keys */
} Union;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const SwbDuplicatePair *one = a;
  const SwbDuplicatePair *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->second != other->second)
    return one->second < other->second ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *one = a;
  const Link *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

static gboolean
has_words (const char *name)
{
  return strchr (name, ' ') != NULL || (guchar) *name >= 0x80;
}

static double
weigh (const SwbDuplicateLook *look, const SwbDuplicatePair *pair)
{
  const char *text = swb_duplicates_text (look, pair->text);

  switch ((SwbDuplicateKind) pair->kind)
    {
    case SWB_DUPLICATE_ACCOUNT:
      return SURE;
    case SWB_DUPLICATE_HANDLE:
      return strlen (text) >= 5 ? STRONG : SAME_NAME;
    case SWB_DUPLICATE_EMAIL:
      return STRONG;
    case SWB_DUPLICATE_PHONE:
      return PHONE;
    case SWB_DUPLICATE_NAME:
      return has_words (text) ? SAME_NAME : FIRST_NAME;
    case SWB_DUPLICATE_ALIKE:
    default:
      return ALIKE;
    }
}

static gboolean
has_other_name (const SwbDuplicateLook *look, guint32 a, guint32 b)
{
  const guint32 here = g_array_index (look->names, guint32, a);
  const guint32 there = g_array_index (look->names, guint32, b);
  SwbNameLikeness result;

  return here != SWB_NO_NAME && there != SWB_NO_NAME &&
         swb_name_likeness_of_text (swb_duplicates_text (look, here),
                                    swb_duplicates_text (look, there),
                                    &result) == SWB_STATUS_OK &&
         result.likeness < LITTLE_IN_COMMON;
}

static double
score_link (const SwbDuplicateLook *look,
            const SwbDuplicatePair *pairs,
            guint n)
{
  const guint32 *platforms =
      (const guint32 *) (gconstpointer) look->platforms->data;
  const guint32 a = pairs[0].first;
  const guint32 b = pairs[0].second;
  double doubt = 1;
  double score;

  for (guint i = 0; i < n; i++)
    if (i == 0 || pairs[i].kind != pairs[i - 1].kind)
      doubt *= 1 - weigh (look, &pairs[i]);
  score = 1 - doubt;
  if (pairs[0].kind >= SWB_DUPLICATE_EMAIL &&
      (platforms[a] & platforms[b]) != 0)
    score *= OTHER_ACCOUNT;
  if (pairs[0].kind >= SWB_DUPLICATE_EMAIL &&
      pairs[n - 1].kind <= SWB_DUPLICATE_PHONE && has_other_name (look, a, b))
    score *= OTHER_NAME;
  return score;
}

static GArray *
make_links (SwbDuplicateLook *look)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));
  const SwbDuplicatePair *pairs =
      (const SwbDuplicatePair *) (gconstpointer) look->pairs->data;
  const guint n_pairs = look->pairs->len;

  g_array_sort (look->pairs, compare_pairs);
  for (guint i = 0; i < n_pairs;)
    {
      Link link = { .first = i };

      while (i < n_pairs && pairs[i].first == pairs[link.first].first &&
             pairs[i].second == pairs[link.first].second)
        i++;
      link.n = i - link.first;
      link.score = score_link (look, &pairs[link.first], link.n);
      if (link.score >= LEAST)
        g_array_append_val (links, link);
    }
  g_array_sort (links, compare_links);
  return links;
}

static GArray *
members_of (Union *all, guint32 creator)
{
  GArray *members =
      g_hash_table_lookup (all->members, GUINT_TO_POINTER (creator));

  if (members == NULL)
    {
      members = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_val (members, creator);
      g_hash_table_insert (all->members, GUINT_TO_POINTER (creator), members);
    }
  return members;
}

/* Nobody has said that two of them are not the same; and where the link is
 * weak, each two of them are linked. */
static gboolean
may_join (Union *all, const GArray *a, const GArray *b, double score)
{
  if (a->len + b->len > SWB_DUPLICATES_MOST)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        const guint64 key = swb_duplicates_pair_key (
            g_array_index (a, guint32, i), g_array_index (b, guint32, j));

        if (g_hash_table_contains (all->look->exempt, &key) ||
            (score < DRAWS && !g_hash_table_contains (all->linked, &key)))
          return FALSE;
      }
  return TRUE;
}

static void
join (Union *all, guint32 first, guint32 second, double score)
{
  GArray *a = members_of (all, first);
  GArray *b = members_of (all, second);

  g_autoptr (GArray) former = g_array_ref (b);

  if (a == b || !may_join (all, a, b, score))
    return;
  g_array_append_vals (a, b->data, b->len);
  for (guint i = 0; i < b->len; i++)
    g_hash_table_insert (all->members,
                         GUINT_TO_POINTER (g_array_index (b, guint32, i)),
                         g_array_ref (a));
}

static void
clear_reason (gpointer data)
{
  g_free (((SwbDuplicateReason *) data)->text);
}

/**
 * swb_duplicate_group_free:
 * @group: (transfer full) (nullable): a group
 */
void
swb_duplicate_group_free (SwbDuplicateGroup *group)
{
  if (group == NULL)
    return;
  g_array_unref (group->creators);
  g_array_unref (group->reasons);
  g_free (group);
}

/**
 * swb_duplicate_group_new:
 * @creators: (array length=n_creators): who may be one
 * @n_creators: how many
 * @score: 0 to 1
 *
 * Returns: (transfer full): a group without reasons
 */
SwbDuplicateGroup *
swb_duplicate_group_new (const SwbId *creators, guint n_creators, double score)
{
  SwbDuplicateGroup *group = g_new0 (SwbDuplicateGroup, 1);

  group->score = score;
  group->creators = g_array_new (FALSE, FALSE, sizeof (SwbId));
  group->reasons = g_array_new (FALSE, FALSE, sizeof (SwbDuplicateReason));
  g_array_set_clear_func (group->reasons, clear_reason);
  g_array_append_vals (group->creators, creators, n_creators);
  return group;
}

/**
 * swb_duplicates_free:
 * @duplicates: (transfer full) (nullable): what was found
 */
void
swb_duplicates_free (SwbDuplicates *duplicates)
{
  if (duplicates == NULL)
    return;
  g_ptr_array_unref (duplicates->groups);
  g_free (duplicates);
}

static guint
place_of (const GArray *members, guint32 creator)
{
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, guint32, i) == creator)
      return i;
  g_assert_not_reached ();
}

static void
add_reasons (const SwbDuplicateLook *look,
             SwbDuplicateGroup *group,
             const GArray *members,
             const Link *link)
{
  for (guint i = link->first; i < link->first + link->n; i++)
    {
      const SwbDuplicatePair *pair =
          &g_array_index (look->pairs, SwbDuplicatePair, i);
      const SwbDuplicateReason reason = {
        .kind = (SwbDuplicateKind) pair->kind,
        .first = place_of (members, pair->first),
        .second = place_of (members, pair->second),
        .platform_first = (SwbPlatform) pair->platform_first,
        .platform_second = (SwbPlatform) pair->platform_second,
        .likeness = pair->likeness,
        .text = pair->kind >= SWB_DUPLICATE_NAME
                    ? NULL
                    : g_strdup (swb_duplicates_text (look, pair->text)),
      };

      /* Each kind once for two creators, for whatever they have in common. */
      if (i > link->first && pair->kind == pair[-1].kind &&
          pair->kind != SWB_DUPLICATE_ACCOUNT)
        clear_reason ((gpointer) &reason);
      else
        g_array_append_val (group->reasons, reason);
    }
}

static SwbDuplicateGroup *
group_new (const SwbDuplicateLook *look, const GArray *members, double score)
{
  SwbId ids[SWB_DUPLICATES_MOST];

  g_assert (members->len <= SWB_DUPLICATES_MOST);
  for (guint i = 0; i < members->len; i++)
    ids[i] =
        g_array_index (look->ids, SwbId, g_array_index (members, guint32, i));
  return swb_duplicate_group_new (ids, members->len, score);
}

/* In the order of their strongest links, which is that of the links. */
static void
tell_groups (SwbDuplicateLook *look,
             Union *all,
             const GArray *links,
             SwbDuplicates *duplicates)
{
  g_autoptr (GHashTable) made = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      const SwbDuplicatePair *pair =
          &g_array_index (look->pairs, SwbDuplicatePair, link->first);
      GArray *members = members_of (all, pair->first);
      SwbDuplicateGroup *group = g_hash_table_lookup (made, members);

      if (members != members_of (all, pair->second))
        continue; /* would have made it too large, or a chain */
      if (group == NULL && !g_hash_table_contains (made, members))
        {
          duplicates->n_groups++;
          if (duplicates->groups->len < SWB_DUPLICATES_GROUPS)
            {
              group = group_new (look, members, link->score);
              g_ptr_array_add (duplicates->groups, group);
            }
          g_hash_table_insert (made, members, group);
        }
      if (group != NULL)
        add_reasons (look, group, members, link);
    }
}

/**
 * swb_duplicates_group:
 * @look: a search with its pairs
 *
 * Returns: (transfer full): what was found
 */
SwbDuplicates *
swb_duplicates_group (SwbDuplicateLook *look)
{
  g_autoptr (GArray) links = make_links (look);
  SwbDuplicates *duplicates = g_new0 (SwbDuplicates, 1);
  Union all = {
    .look = look,
    .members = g_hash_table_new_full (NULL, NULL, NULL,
                                      (GDestroyNotify) g_array_unref),
    .linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  duplicates->groups = g_ptr_array_new_with_free_func (
      (GDestroyNotify) swb_duplicate_group_free);
  duplicates->n_creators = look->ids->len;
  duplicates->n_accounts = look->n_accounts;
  duplicates->n_contacts = look->n_contacts;
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      const SwbDuplicatePair *pair =
          &g_array_index (look->pairs, SwbDuplicatePair, link->first);
      const guint64 key = swb_duplicates_pair_key (pair->first, pair->second);

      g_hash_table_add (all.linked, g_memdup2 (&key, sizeof key));
    }
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      const SwbDuplicatePair *pair =
          &g_array_index (look->pairs, SwbDuplicatePair, link->first);

      join (&all, pair->first, pair->second, link->score);
    }
  tell_groups (look, &all, links, duplicates);
  g_hash_table_unref (all.members);
  g_hash_table_unref (all.linked);
  return duplicates;
}
