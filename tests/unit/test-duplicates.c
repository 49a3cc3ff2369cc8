/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is found to be the same, who is not, and that everybody who has
 * something in common is found among many. */
#include "document-fixture.h"
#include "document/swb-duplicates.h"
#include "document/swb-merge.h"

typedef struct
{
  const char *name;
  const char *contact;
  const char *platform;
  const char *handle;
} Creator;

static SwbId
add (SwbCommand *command, const Creator *creator)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_CREATOR);
  SwbId account;

  swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_NAME,
                   swb_value_text (creator->name));
  swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_CONTACT,
                   swb_value_text (creator->contact));
  if (creator->handle == NULL)
    return id;
  account = swb_command_insert (command, SWB_TABLE_ACCOUNT);
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_CREATOR,
                   swb_value_id (&id));
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_PLATFORM,
                   swb_value_text (creator->platform));
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_HANDLE,
                   swb_value_text (creator->handle));
  return id;
}

static SwbDocument *
open_with (const Creator *creators, guint n, SwbId *ids)
{
  SwbDocument *document = fixture_open ();
  SwbCommand *command = swb_command_new_edit ("Fill");

  for (guint i = 0; i < n; i++)
    ids[i] = add (command, &creators[i]);
  fixture_run (document, command);
  return document;
}

static SwbDuplicates *
find (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDuplicates *found;

  swb_duplicates_find_async (document, NULL, NULL, NULL, fixture_keep_result_cb,
                             &result);
  found =
      swb_duplicates_find_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return found;
}

static gboolean
group_has (const SwbDuplicateGroup *group, const SwbId *id)
{
  for (guint i = 0; i < group->creators->len; i++)
    if (swb_id_equal (&g_array_index (group->creators, SwbId, i), id))
      return TRUE;
  return FALSE;
}

static const SwbDuplicateGroup *
group_of (const SwbDuplicates *found, const SwbId *a, const SwbId *b)
{
  for (guint i = 0; i < found->groups->len; i++)
    {
      const SwbDuplicateGroup *group = g_ptr_array_index (found->groups, i);

      if (group_has (group, a) && group_has (group, b))
        return group;
    }
  return NULL;
}

static const SwbDuplicateReason *
first_reason (const SwbDuplicateGroup *group)
{
  g_assert_cmpuint (group->reasons->len, >, 0);
  return &g_array_index (group->reasons, SwbDuplicateReason, 0);
}

/* Each two of these have one thing in common, or nothing. */
static void
test_reasons (void)
{
  static const Creator creators[] = {
    { "Meera Iyer", NULL, "instagram", "@Meera.Iyer" },
    { "Meera I.", NULL, "youtube", "meera.iyer" },
    { "Asha", NULL, "tiktok", "asha_dances" },
    { "Asha Dances", NULL, "tiktok", "Asha_Dances" },
    { "Kabir One", "write to KABIR@e.example", NULL, NULL },
    { "Somebody Else", "kabir@e.example / 12", NULL, NULL },
    { "Ravi Das", "+91 98765 43210", NULL, NULL },
    { "Das & Sons", "tel. 09876543210", NULL, NULL },
    { "Chopra, Priyanka", NULL, "youtube", "pc" },
    { "Priyanka Chopra", NULL, "instagram", "priyankachopra" },
    { "Sangeeta Raghunathan", NULL, "x", "sangee" },
    { "Sangeetha Raghunathan", NULL, "instagram", "raghu.s" },
    { "मीरा अय्यर", NULL, "instagram", "meera_hindi" },
    { "मीरा अय्यर", NULL, "youtube", "meerapoems" },
    { "김민준", NULL, "instagram", "minjun" },
    { "김민수", NULL, "youtube", "minsu" },
  };
  static const int kinds[] = { SWB_DUPLICATE_HANDLE, SWB_DUPLICATE_ACCOUNT,
                               SWB_DUPLICATE_EMAIL,  SWB_DUPLICATE_PHONE,
                               SWB_DUPLICATE_NAME,   SWB_DUPLICATE_ALIKE,
                               SWB_DUPLICATE_NAME,   -1 };
  SwbId ids[G_N_ELEMENTS (creators)];
  SwbDocument *document = open_with (creators, G_N_ELEMENTS (creators), ids);
  g_autoptr (SwbDuplicates) found = find (document);

  g_assert_cmpuint (found->n_creators, ==, G_N_ELEMENTS (creators));
  g_assert_cmpuint (found->n_accounts, ==, 12);
  g_assert_cmpuint (found->n_contacts, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SwbDuplicateGroup *group =
          group_of (found, &ids[2 * i], &ids[2 * i + 1]);

      if (kinds[i] < 0)
        {
          g_assert_null (group);
          continue;
        }
      g_assert_nonnull (group);
      g_assert_cmpuint (group->creators->len, ==, 2);
      g_assert_cmpint (first_reason (group)->kind, ==, kinds[i]);
    }
  g_assert_cmpuint (found->groups->len, ==, 7);
  g_assert_cmpuint (found->n_groups, ==, 7);
  g_assert_cmpstr (first_reason (group_of (found, &ids[0], &ids[1]))->text, ==,
                   "meera.iyer");
  for (guint i = 1; i < found->groups->len; i++)
    g_assert_cmpfloat (
        ((SwbDuplicateGroup *) found->groups->pdata[i - 1])->score, >=,
        ((SwbDuplicateGroup *) found->groups->pdata[i])->score);
  fixture_close (document);
}

/* An address that an agency gives for all of its people says nothing. */
static void
test_what_many_have (void)
{
  Creator creators[SWB_DUPLICATES_MOST + 1];
  char *names[SWB_DUPLICATES_MOST + 1];
  SwbId ids[SWB_DUPLICATES_MOST + 1];
  SwbDocument *document;
  g_autoptr (SwbDuplicates) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (creators); i++)
    {
      names[i] =
          g_strdup_printf ("%c%c%c%c", 'a' + i * 2, 'z' - i, 'k' + i, 'b' + i);
      creators[i] = (Creator){ names[i], "all@agency.example", NULL, NULL };
    }
  document = open_with (creators, G_N_ELEMENTS (creators), ids);
  found = find (document);
  g_assert_cmpuint (found->n_contacts, ==, G_N_ELEMENTS (creators));
  g_assert_cmpuint (found->groups->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (creators); i++)
    g_free (names[i]);
  fixture_close (document);
}

/* Two of one agency, who have nothing else in common, are not told; nor is
 * what their manager gives for both. Two of one person's are. */
static void
test_contacts_of_others (void)
{
  static const Creator creators[] = {
    { "Sanya Bisariya", "joon@agency.example", "instagram", "sanya" },
    { "Mou Banerjya", "joon@agency.example", "instagram", "mou.moves" },
    { "Vikram Filmwala", NULL, "youtube", "vikram" },
    { "Vikram Fitness", NULL, "tiktok", "vf_daily" },
    { "Meera Iyer", "me@e.example", "instagram", "meera.one" },
    { "Meera I", "me@e.example", "instagram", "meera.two" },
  };
  SwbId ids[G_N_ELEMENTS (creators)];
  SwbDocument *document = open_with (creators, G_N_ELEMENTS (creators), ids);
  SwbCommand *command = swb_command_new_edit ("Managers");
  g_autoptr (SwbDuplicates) found = NULL;

  for (guint i = 2; i < 4; i++)
    {
      const SwbId id = swb_command_insert (command, SWB_TABLE_CONTACT);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_CONTACT, &id, SWB_CONTACT_##column, value)
      SET (CREATOR, swb_value_id (&ids[i]));
      SET (ROLE, swb_value_text ("manager"));
      SET (EMAIL, swb_value_text ("lata@agency.example"));
#undef SET
    }
  fixture_run (document, command);
  found = find (document);
  g_assert_cmpuint (found->groups->len, ==, 1);
  g_assert_nonnull (group_of (found, &ids[4], &ids[5]));
  fixture_close (document);
}

/* A is like B and B is like C; that A is like C nobody says. */
static void
test_weak_links_make_no_chain (void)
{
  static const Creator creators[] = {
    { "Sangeeta Raghunathan", NULL, "x", "one" },
    { "Sangeetha Raghunathan", NULL, "instagram", "two" },
    { "Sangeetha Raghunathane", "a@e.example", "youtube", "three" },
    { NULL, "a@e.example", "tiktok", "four.handle" },
    { "W", NULL, "vk", "four.handle" },
  };
  SwbId ids[G_N_ELEMENTS (creators)];
  SwbDocument *document = open_with (creators, G_N_ELEMENTS (creators), ids);
  g_autoptr (SwbDuplicates) found = find (document);

  /* Strong links draw others in. */
  g_assert_nonnull (group_of (found, &ids[2], &ids[4]));
  g_assert_null (group_of (found, &ids[0], &ids[4]));
  g_assert_nonnull (group_of (found, &ids[0], &ids[1]));
  fixture_close (document);
}

static void
test_said_not_to_be_the_same (void)
{
  static const Creator creators[] = {
    { "Asha", NULL, "tiktok", "asha_dances" },
    { "Asha Dances", NULL, "youtube", "asha_dances" },
    { "Asha D", NULL, "vk", "asha_dances" },
  };
  SwbId ids[G_N_ELEMENTS (creators)];
  SwbDocument *document = open_with (creators, G_N_ELEMENTS (creators), ids);
  g_autoptr (SwbDuplicates) before = find (document);
  g_autoptr (SwbDuplicates) after = NULL;
  g_autoptr (SwbDuplicates) again = NULL;

  g_assert_cmpuint (group_of (before, &ids[0], &ids[1])->creators->len, ==, 3);
  fixture_run (document, swb_merge_say_not_same (ids, 2));
  after = find (document);
  g_assert_null (group_of (after, &ids[0], &ids[1]));
  g_assert_cmpuint (after->groups->len, ==, 1);
  fixture_undo (document);
  again = find (document);
  g_assert_nonnull (group_of (again, &ids[0], &ids[1]));
  fixture_close (document);
}

/* One slip at a time in long names among many others: nearly all are found; a
 * slip that turns the order of the words hides a name from its neighbours. */
static void
test_slips_among_many (void)
{
  enum
  {
    N = 4000
  };
  g_autofree Creator *creators = g_new0 (Creator, N);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree SwbId *ids = g_new0 (SwbId, N);
  SwbDocument *document;
  g_autoptr (SwbDuplicates) found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < N; i += 2)
    {
      GString *name = g_string_new (NULL);
      char *other;

      for (guint l = 0; l < 16; l++)
        g_string_append_c (
            name,
            l == 7 ? ' ' : "bdgklmnprstv"[g_rand_int_range (random, 0, 12)]);
      g_ptr_array_add (names, g_string_free (name, FALSE));
      other = g_strdup (names->pdata[i]);
      other[i / 2 % 3 == 0 ? 2 : 12] = 'z';
      g_ptr_array_add (names, other);
    }
  for (guint i = 0; i < N; i++)
    creators[i].name = names->pdata[i];
  document = open_with (creators, N, ids);
  found = find (document);
  for (guint i = 0; i < N; i += 2)
    n_found += group_of (found, &ids[i], &ids[i + 1]) != NULL;
  g_assert_cmpuint (found->n_groups, >=, N / 2 - N / 200);
  g_assert_cmpuint (found->n_groups, <=, N / 2);
  g_assert_cmpuint (found->groups->len, ==, SWB_DUPLICATES_GROUPS);
  g_assert_cmpuint (n_found, >=, SWB_DUPLICATES_GROUPS - 10);
  fixture_close (document);
}

static void
add_reason (SwbDuplicateGroup *group, guint first, guint second)
{
  const SwbDuplicateReason reason = {
    .kind = SWB_DUPLICATE_HANDLE,
    .first = first,
    .second = second,
    .platform_first = (SwbPlatform) first,
    .platform_second = (SwbPlatform) second,
    .text = g_strdup ("zoya"),
  };

  g_array_append_val (group->reasons, reason);
}

/* The one that stays comes first, with each reason to be one of the others. */
static void
test_rest_of_a_group (void)
{
  const SwbId ids[4] = { swb_id_new (), swb_id_new (), swb_id_new (),
                         swb_id_new () };
  const SwbId merged[2] = { ids[2], ids[1] };
  g_autoptr (SwbDuplicateGroup) group = swb_duplicate_group_new (ids, 4, 0.9);
  g_autoptr (SwbDuplicateGroup) rest = NULL;
  const SwbDuplicateReason *reason;

  add_reason (group, 1, 2); /* told no more: they are one */
  add_reason (group, 0, 1);
  add_reason (group, 0, 2); /* the same as the one before */
  add_reason (group, 0, 3);
  rest = swb_duplicate_group_after_merge (group, merged, 2);
  g_assert_cmpuint (rest->creators->len, ==, 3);
  g_assert_true (
      swb_id_equal (&g_array_index (rest->creators, SwbId, 0), &ids[2]));
  g_assert_true (group_has (rest, &ids[0]) && group_has (rest, &ids[3]));
  g_assert_cmpuint (rest->reasons->len, ==, 2);
  reason = &g_array_index (rest->reasons, SwbDuplicateReason, 0);
  g_assert_cmpuint (reason->first, ==, 0);
  g_assert_cmpuint (reason->second, ==, 1);
  g_assert_cmpint (reason->platform_first, ==, 1);
  g_assert_cmpint (reason->platform_second, ==, 0);
  g_assert_cmpstr (reason->text, ==, "zoya");
  reason = &g_array_index (rest->reasons, SwbDuplicateReason, 1);
  g_assert_cmpuint (reason->first, ==, 1);
  g_assert_cmpuint (reason->second, ==, 2);
  g_assert_null (swb_duplicate_group_after_merge (rest, ids, 4));
}

static void
test_cancelled (void)
{
  static const Creator creators[] = { { "Asha", NULL, NULL, NULL } };
  SwbId ids[1];
  SwbDocument *document = open_with (creators, 1, ids);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_duplicates_find_async (document, cancellable, NULL, NULL,
                             fixture_keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (swb_duplicates_find_finish (
      document, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_close (document);
}

static void
test_nobody (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbDuplicates) found = find (document);

  g_assert_cmpuint (found->n_creators, ==, 0);
  g_assert_cmpuint (found->groups->len, ==, 0);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/duplicates/reasons", test_reasons);
  g_test_add_func ("/duplicates/what-many-have", test_what_many_have);
  g_test_add_func ("/duplicates/contacts-of-others", test_contacts_of_others);
  g_test_add_func ("/duplicates/weak-links-make-no-chain",
                   test_weak_links_make_no_chain);
  g_test_add_func ("/duplicates/said-not-to-be-the-same",
                   test_said_not_to_be_the_same);
  g_test_add_func ("/duplicates/slips-among-many", test_slips_among_many);
  g_test_add_func ("/duplicates/rest-of-a-group", test_rest_of_a_group);
  g_test_add_func ("/duplicates/cancelled", test_cancelled);
  g_test_add_func ("/duplicates/nobody", test_nobody);
  return g_test_run ();
}
