/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with very many creators, alike in every run: three accounts for
 * two creators, names in five scripts, readings of one to three days, some
 * rates, notes and tags, and the history of the imports that brought them. */
#include "bench-roster-make.h"

#include "storage/swb-checksum.h"
#include "storage/swb-workspace-file.h"

#include <string.h>

#define CREATORS_AN_IMPORT 50000
#define FIRST_DAY 20400
#define N_DAYS 360

/* Who is called how, in one script. */
typedef struct
{
  const char *first[12];
  const char *last[12];
  const char *languages[3];
  const char *cities[6];
  const char *country;
} People;

static const People peoples[] = {
  { { "Zoë", "José", "Anna", "Søren", "Chloé", "Liam", "Maya", "Noah", "Élise",
      "Jürgen", "Olivia", "Ana" },
    { "Müller", "García", "Smith", "Dvořák", "Łukasiewicz", "O’Brien", "Silva",
      "Johnson", "Lefèvre", "Nguyễn", "Rossi", "Ångström" },
    { "en", "es, en", "de, en" },
    { "London", "São Paulo", "Köln", "Kraków", "New York", "Montréal" },
    "GB" },
  { { "आशा", "रवि", "प्रिया", "अर्जुन", "नेहा", "विक्रम", "सुनीता", "मोहन", "कविता",
      "राहुल", "अंजलि", "दीपक" },
    { "शर्मा", "वर्मा", "सिंह", "गुप्ता", "यादव", "मिश्रा", "पटेल", "जोशी", "चौहान",
      "त्रिपाठी", "कुमार", "राव" },
    { "hi", "hi, en", "hi, mr" },
    { "Mumbai", "Pune", "दिल्ली", "Lucknow", "Jaipur", "Indore" },
    "IN" },
  { { "민수", "서연", "지훈", "하은", "도윤", "수빈", "예준", "지우", "현우",
      "유진", "은지", "태현" },
    { "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오" },
    { "ko", "ko, en", "ko" },
    { "서울", "부산", "Incheon", "대구", "Seoul", "Busan" },
    "KR" },
  { { "கவிதா", "முருகன்", "லட்சுமி", "செல்வம்", "மீனா", "குமார்", "தமிழ்", "அருண்",
      "ராஜா", "நந்தினி", "வேல்", "பிரியா" },
    { "ராமன்", "சுந்தரம்", "பாண்டியன்", "ஐயர்", "கண்ணன்", "மணி", "சேகர்", "நாதன்",
      "பிள்ளை", "தேவர்", "ரவி", "கோபால்" },
    { "ta", "ta, en", "ta, hi" },
    { "Chennai", "மதுரை", "Coimbatore", "Salem", "சென்னை", "Trichy" },
    "IN" },
  { { "محمد", "فاطمة", "أحمد", "مريم", "يوسف", "ليلى", "خالد", "نور", "عمر",
      "سارة", "حسن", "هدى" },
    { "العلي", "الحسن", "المصري", "النجار", "الحداد", "السيد", "الشامي", "خوري",
      "الخطيب", "منصور", "حداد", "سالم" },
    { "ar", "ar, en", "ar, fr" },
    { "دبي", "القاهرة", "Riyadh", "Beirut", "Dubai", "عمّان" },
    "AE" },
};

static const char *const platforms[] = { "instagram", "youtube",  "tiktok",
                                         "instagram", "youtube",  "x",
                                         "facebook",  "snapchat", "moj" };

static const char *const niches[] = {
  "dance",        "comedy",  "music",  "food, travel", "beauty",    "fitness",
  "dance, music", "fashion", "gaming", "education",    "parenting", "cricket",
};

static const char *const formats[] = { "reels", "reels, stories", "shorts",
                                       "long videos", "live, shorts" };

static const char *const tags[] = { "wedding season", "shortlist 2026",
                                    "agency: Lotus", "micro test", "top" };

static const char *const words[] = {
  "reels",   "प्रचार", "agency",   "asks", "for",   "two",   "revisions,",
  "answers", "late",  "weddings", "நடனம்", "good",  "hook",  "songs.",
  "촬영",    "가능",  "sends",    "raw",  "files", "تصوير", "quick",
};

static const char *const metrics[] = { "avg-views", "avg-likes",
                                       "avg-comments" };

enum
{
  CREATOR,
  ACCOUNT,
  READING,
  RATE,
  NOTE,
  MADE,
  ACTION,
  N_STATEMENTS,
};

static const char *const statements[N_STATEMENTS] = {
  [CREATOR] = "INSERT INTO creator (id, deleted, name, languages, cities,"
              " country, niches, formats, note, tags)"
              " VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  [ACCOUNT] = "INSERT INTO account (id, deleted, creator, platform, handle,"
              " name, external_id) VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6)",
  [READING] = "INSERT INTO reading (id, deleted, subject, metric, value,"
              " window, day, source, expires)"
              " VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  [RATE] = "INSERT INTO rate (id, deleted, creator, channel, deliverable, fee,"
           " day) VALUES (?1, 0, ?2, 'instagram-reels', 'reel', ?3, ?4)",
  [NOTE] = "INSERT INTO note (id, deleted, subject, text, author, time)"
           " VALUES (?1, 0, ?2, ?3, 'Asha', ?4)",
  [MADE] = "INSERT INTO action_row VALUES (?1, ?2, ?3, ?4)",
  [ACTION] = "INSERT INTO action (seq, id, name, author, time, kind, state)"
             " VALUES (?1, ?2, 'Import creators-2026.csv', 'Asha', ?3, 0, 0)",
};

typedef struct
{
  SwbDatabase *db;
  sqlite3_stmt *made[N_STATEMENTS];
  GRand *rand;
  guint64 rows;
  gint64 action;
  gint64 row; /* of the action */
  gboolean with_history;
} Maker;

static guint
below (Maker *maker, guint n)
{
  return (guint) g_rand_int_range (maker->rand, 0, (gint32) n);
}

#define PICK(maker, list) (list)[below (maker, G_N_ELEMENTS (list))]

/* Version 7: ids made one after the other lie one after the other. */
static SwbId
next_id (Maker *maker)
{
  guint64 time =
      GUINT64_TO_BE (((guint64) 1750000000000 << 16) + (maker->rows++ << 13));
  SwbId id;

  memcpy (id.bytes, &time, 8);
  id.bytes[6] = (guint8) (0x70 | (id.bytes[6] & 0x0f));
  for (int i = 7; i < 16; i++)
    id.bytes[i] = (guint8) g_rand_int (maker->rand);
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

static void
step (sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/* An import keeps the ids of the rows that it made. */
static void
note_row (Maker *maker, const char *table, const SwbId *id)
{
  sqlite3_stmt *made = maker->made[MADE];

  if (!maker->with_history)
    return;
  sqlite3_bind_int64 (made, 1, maker->action);
  sqlite3_bind_int64 (made, 2, maker->row++);
  bind_text (made, 3, table);
  swb_bind_id (made, 4, id);
  step (made);
}

static void
add_reading (Maker *maker,
             const SwbId *account,
             const char *metric,
             guint value,
             guint day)
{
  sqlite3_stmt *insert = maker->made[READING];
  gboolean fetched = below (maker, 20) == 0;
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, account);
  bind_text (insert, 3, metric);
  sqlite3_bind_double (insert, 4, value);
  sqlite3_bind_int (insert, 5, 30);
  sqlite3_bind_int64 (insert, 6, day);
  bind_text (insert, 7, fetched ? "bluesky-api" : "import:creators-2026.csv");
  if (fetched)
    sqlite3_bind_int64 (insert, 8, (gint64) day + 400);
  step (insert);
  note_row (maker, "reading", &id);
}

/* Many have few followers. */
static guint
make_followers (Maker *maker)
{
  guint size = 1u << (8 + below (maker, 8) + below (maker, 8));

  return size + below (maker, size);
}

static void
add_readings (Maker *maker, const SwbId *account)
{
  guint followers = make_followers (maker);
  guint days = below (maker, 5) == 0 ? 2 + below (maker, 2) : 1;
  guint day = FIRST_DAY + below (maker, N_DAYS);

  for (guint i = 0; i < days; i++)
    add_reading (maker, account, "followers", followers - followers / 10 * i,
                 day - 30 * i);
  if (below (maker, 3) > 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    add_reading (maker, account, metrics[i],
                 1 + below (maker, followers / (1 + 8 * i)), day);
}

static void
add_account (Maker *maker, const SwbId *creator, const char *name, guint number)
{
  sqlite3_stmt *insert = maker->made[ACCOUNT];
  g_autofree char *handle = g_strdup_printf (
      "%s%s%u", PICK (maker, words), below (maker, 2) ? "." : "_", number);
  g_autofree char *external = g_strdup_printf ("1784140%09u", number);
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, creator);
  bind_text (insert, 3, PICK (maker, platforms));
  bind_text (insert, 4, handle);
  bind_text (insert, 5, below (maker, 4) ? name : NULL);
  bind_text (insert, 6, below (maker, 4) ? NULL : external);
  step (insert);
  note_row (maker, "account", &id);
  add_readings (maker, &id);
}

static void
add_rate (Maker *maker, const SwbId *creator)
{
  sqlite3_stmt *insert = maker->made[RATE];
  g_autofree char *fee = g_strdup_printf (
      "%s %u00", below (maker, 4) ? "INR" : "EUR", 50 + below (maker, 90000));
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, creator);
  bind_text (insert, 3, fee);
  sqlite3_bind_int64 (insert, 4, FIRST_DAY + below (maker, N_DAYS));
  step (insert);
  note_row (maker, "rate", &id);
}

static char *
make_text (Maker *maker)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 4 + below (maker, 20);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", PICK (maker, words));
  return g_strdup (text->str);
}

static void
add_note (Maker *maker, const SwbId *creator)
{
  sqlite3_stmt *insert = maker->made[NOTE];
  g_autofree char *text = make_text (maker);
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, creator);
  bind_text (insert, 3, text);
  sqlite3_bind_int64 (insert, 4, 1760000000000000);
  step (insert);
  note_row (maker, "note", &id);
}

static void
add_creator (Maker *maker, guint number)
{
  const People *people = &PICK (maker, peoples);
  sqlite3_stmt *insert = maker->made[CREATOR];
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (maker, people->first),
                                           PICK (maker, people->last));
  g_autofree char *note = below (maker, 10) ? NULL : make_text (maker);
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  bind_text (insert, 2, name);
  bind_text (insert, 3, PICK (maker, people->languages));
  bind_text (insert, 4, PICK (maker, people->cities));
  bind_text (insert, 5, people->country);
  bind_text (insert, 6, PICK (maker, niches));
  bind_text (insert, 7, below (maker, 3) ? PICK (maker, formats) : NULL);
  bind_text (insert, 8, note);
  bind_text (insert, 9, below (maker, 5) ? NULL : PICK (maker, tags));
  step (insert);
  note_row (maker, "creator", &id);
  add_account (maker, &id, name, number);
  if (number % 2 == 0)
    add_account (maker, &id, name, number);
  if (below (maker, 2))
    add_rate (maker, &id);
  if (below (maker, 20) == 0)
    add_note (maker, &id);
}

static void
add_action (Maker *maker)
{
  sqlite3_stmt *insert = maker->made[ACTION];
  SwbId id = next_id (maker);

  sqlite3_bind_int64 (insert, 1, ++maker->action);
  swb_bind_id (insert, 2, &id);
  sqlite3_bind_int64 (insert, 3, 1750000000000000 + maker->action);
  step (insert);
  maker->row = 0;
}

static void
exec (Maker *maker, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (maker->db, sql, &error);
  g_assert_no_error (error);
}

static void
open_maker (Maker *maker, const char *path)
{
  g_autoptr (GError) error = NULL;

  maker->db = swb_database_open (path, SWB_DATABASE_PLAIN, &error);
  g_assert_no_error (error);
  exec (maker, "PRAGMA synchronous=OFF");
  swb_file_create (maker->db, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_STATEMENTS; i++)
    {
      int code = sqlite3_prepare_v2 (swb_database_get_handle (maker->db),
                                     statements[i], -1, &maker->made[i], NULL);

      g_assert_cmpint (code, ==, SQLITE_OK);
    }
}

/**
 * bench_make_roster:
 * @path: where; nothing may be there
 * @n_creators: how many; about seven rows each
 * @with_history: whether the imports that brought them keep their ids
 */
void
bench_make_roster (const char *path, guint n_creators, gboolean with_history)
{
  Maker maker = { .with_history = with_history,
                  .rand = g_rand_new_with_seed (2026) };
  g_autoptr (GError) error = NULL;

  open_maker (&maker, path);
  exec (&maker, "BEGIN");
  for (guint i = 0; i < n_creators; i++)
    {
      if (i % CREATORS_AN_IMPORT == 0)
        add_action (&maker);
      add_creator (&maker, i);
    }
  exec (&maker, "COMMIT");
  for (int i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (maker.made[i]);
  exec (&maker, "VACUUM");
  swb_checksum_write_all (maker.db, &error);
  g_assert_no_error (error);
  swb_database_close (maker.db);
  g_rand_free (maker.rand);
}
