/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text safety, folding and initials; languages, platforms and channels. */
#include "base/swb-language.h"
#include "base/swb-platform.h"
#include "base/swb-text.h"

#include <string.h>

typedef struct
{
  const char *in;
  const char *out;
} Pair;

static void
check (char *(*function) (const char *), const Pair *pairs, guint n_pairs)
{
  for (guint i = 0; i < n_pairs; i++)
    {
      g_autofree char *out = function (pairs[i].in);
      g_autofree char *shown =
          g_strescape (pairs[i].in ? pairs[i].in : "", NULL);

      g_test_message ("%s", shown);
      g_assert_cmpstr (out, ==, pairs[i].out);
    }
}

static char *
clean_all (const char *text)
{
  return swb_text_clean (text, -1);
}

static char *
clean_lines_all (const char *text)
{
  return swb_text_clean_lines (text, -1);
}

static void
test_clean (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "", "" },
    { "  a  ", "a" },
    { "a\tb", "a b" },
    { "Influencer\r\nname", "Influencer name" },
    { "a \n\n b", "a b" },
    { "a\x01\x7f"
      "b",
      "ab" },
    { "a\xc2\x85"
      "b",
      "a b" },
    { "a\xc2\x90"
      "b",
      "ab" },
    { "a\u2028b", "a b" },
    { "\ufeffa", "a" },
    { "\u00a0a\u00a0", "a" },
    { "a\u00a0b", "a\u00a0b" },
    { "क्\u200dष", "क्\u200dष" },
    { "a\xff"
      "b",
      "a\ufffdb" },
    { "\n\t ", "" },
  };
  g_autofree char *part = swb_text_clean ("abcdef", 3);
  g_autofree char *zero = swb_text_clean ("a\0b", 3);

  check (clean_all, pairs, G_N_ELEMENTS (pairs));
  g_assert_cmpstr (part, ==, "abc");
  g_assert_cmpstr (zero, ==, "a\ufffdb");
}

static void
test_clean_lines (void)
{
  static const Pair pairs[] = {
    { "a\r\nb", "a\nb" }, { "a  \n  b", "a\nb" }, { "a\n\nb", "a\n\nb" },
    { "\n\na\n\n", "a" }, { "a\tb", "a b" },
  };

  check (clean_lines_all, pairs, G_N_ELEMENTS (pairs));
}

static void
test_show (void)
{
  static const Pair shown[] = {
    { NULL, "" },
    { "plain", "plain" },
    { "a\u202eb", "a\\u202Eb" },
    { "\u2066x\u2069", "\\u2066x\\u2069" },
    { "عربي", "عربي" },
  };
  static const Pair isolated[] = {
    { NULL, "" },
    { "", "" },
    { "عربي", "\u2068عربي\u2069" },
  };

  check (swb_text_show, shown, G_N_ELEMENTS (shown));
  check (swb_text_isolate, isolated, G_N_ELEMENTS (isolated));
}

static char *
break_after_four (const char *text)
{
  return swb_text_break_words (text, 4);
}

static void
test_break_words (void)
{
  static const Pair broken[] = {
    { NULL, "" },
    { "", "" },
    { "Mina", "Mina" },
    { "Meera", "Meer\u200ba" },
    { "one two three", "one two thre\u200be" },
    { "abcdefghi", "abcd\u200befgh\u200bi" },
    { "abcd\u200befgh", "abcd\u200befgh" },
    { "abcd\nefgh", "abcd\nefgh" },
    { "abce\u0301", "abce\u0301" },
    { "abcd\u200de", "abcd\u200de" },
    { "ありがとう", "ありがと\u200bう" },
  };

  check (break_after_four, broken, G_N_ELEMENTS (broken));
}

static char *
line_of_six (const char *text)
{
  return swb_text_show_line (text, 6);
}

/* A letter under more marks than any script has. */
static void
test_storm (void)
{
  g_autoptr (GString) storm = g_string_new ("Z");
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_unichar (storm, 0x300 + i % 0x50);
  g_string_append (storm, "oe");
  shown = swb_text_show (storm->str);
  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 1 + 8 + 2);
  g_assert_true (g_str_has_suffix (shown, "oe"));
}

static void
test_show_hides_nothing (void)
{
  static const Pair shown[] = {
    { "a\x1b[31mb", "a[31mb" },
    { "a\x07\x08\x7f"
      "b",
      "ab" },
    { "a\xc2\x9b"
      "31mb",
      "a31mb" },
    { "a\tb\r\nc\u2028d", "a b\nc\nd" },
    { "a\xff"
      "b",
      "a\ufffdb" },
    { "\ufeffa", "a" },
    { "क्\u200dष \U0001F468\u200d\U0001F469",
      "क्\u200dष \U0001F468\u200d\U0001F469" },
    { "นี้", "นี้" },
  };
  static const Pair lines[] = {
    { "a\nb", "a b" },         { "abcdef", "abcdef" },
    { "abcdefg", "abcdef…" },  { "ééééééé", "éééééé…" },
    { "a\u202e", "a\\u202E" },
  };
  static const Pair sentences[] = {
    { "Add \u2068عربي\u2069 (1)", "Add \u2068عربي\u2069 (1)" },
    { "\u2068a", "\\u2068a" },
    { "a\u2069b", "a\\u2069b" },
    { "\u2067a\u2069", "\\u2067a\\u2069" },
    { "\u2068\u202ea\u2069", "\u2068\\u202Ea\u2069" },
    { "\u2068\u2068a\u2069", "\\u2068\u2068a\u2069" },
  };
  static const Pair terminal[] = {
    { "a\tb\n", "a\tb\n" },
    { "\x1b]0;title\x07", "]0;title" },
    { "\u202e", "\\u202E" },
  };

  check (swb_text_show, shown, G_N_ELEMENTS (shown));
  check (line_of_six, lines, G_N_ELEMENTS (lines));
  check (swb_text_show_sentence, sentences, G_N_ELEMENTS (sentences));
  check (swb_text_show_terminal, terminal, G_N_ELEMENTS (terminal));
}

/* What needs no care is handed back without a copy. */
static void
test_shown (void)
{
  const char *plain = "Meera Iyer";
  char *made = NULL;

  g_assert_true (swb_text_shown (plain, 0, &made) == plain);
  g_assert_null (made);
  g_assert_null (swb_text_shown (NULL, 0, &made));
  g_assert_cmpstr (swb_text_shown ("Meera", 3, &made), ==, "Mee…");
  g_clear_pointer (&made, g_free);
  g_assert_cmpstr (swb_text_shown ("a\x1b"
                                   "b",
                                   0, &made),
                   ==, "ab");
  g_clear_pointer (&made, g_free);
}

static void
test_names (void)
{
  static const Pair names[] = {
    { NULL, "" },
    { "Meera", "Meera" },
    { "عربي", "\u2068عربي\u2069" },
    { "a\u202eb", "a\\u202Eb" },
    { "a\nb", "a b" },
  };
  g_autofree char *long_name = g_strnfill (10000, 'x');
  g_autofree char *cut = swb_text_name (long_name);
  g_autofree char *told = swb_text_tell ("Add %s", "50 %s");

  check (swb_text_name, names, G_N_ELEMENTS (names));
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 121);
  g_assert_cmpstr (told, ==, "Add 50 %s");
}

static char *
csv_name (const char *name)
{
  return swb_text_file_name (name, ".csv");
}

static char *
own_name (const char *name)
{
  return swb_text_file_name (name, NULL);
}

static void
test_file_names (void)
{
  static const Pair named[] = {
    { NULL, "_.csv" },
    { "", "_.csv" },
    { "...", "_.csv" },
    { "Reach", "Reach.csv" },
    { "../../etc/passwd", "etc-passwd.csv" },
    { "a/b\\c:d", "a-b-c-d.csv" },
    { "-rf *", "rf -.csv" },
    { ".hidden", "hidden.csv" },
    { "CON", "_CON.csv" },
    { "com1", "_com1.csv" },
    { "Com1pany", "Com1pany.csv" },
    { "invoice\u202excod.exe", "invoicexcod.exe.csv" },
    { "a\nb\x1b\x7f"
      "c",
      "abc.csv" },
    { "संगीत क्\u200dष", "संगीत क्\u200dष.csv" },
  };
  static const Pair own[] = {
    { "brief.pdf", "brief.pdf" },
    { "aux.pdf", "_aux.pdf" },
    { ".pdf", "pdf" },
    { "noext", "noext" },
    { "photo\u202egpj.exe", "photogpj.exe" },
    { "name. ", "name" },
  };
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *cut = NULL;

  check (csv_name, named, G_N_ELEMENTS (named));
  check (own_name, own, G_N_ELEMENTS (own));
  for (guint i = 0; i < 200; i++)
    g_string_append (letters, "स");
  g_string_append (letters, ".pdf");
  cut = own_name (letters->str);
  g_assert_cmpuint (strlen (cut), <=, 255);
  g_assert_cmpuint (strlen (cut), >, 250);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "स.pdf"));
}

static void
test_guard_written (void)
{
  static const Pair pairs[] = {
    { NULL, "" },         { "-4.5", "-4.5" },      { "+1,200", "+1,200" },
    { "-3e-5", "-3e-5" }, { "-12%", "-12%" },      { "-", "-" },
    { "--", "--" },       { "=1", "'=1" },         { "-2+3", "'-2+3" },
    { "-1|a", "'-1|a" },  { "+91 98", "'+91 98" }, { "@me", "'@me" },
    { "-1e", "'-1e" },    { "-e5", "'-e5" },       { "--1", "'--1" },
    { "-1%%", "'-1%%" },  { "text", "text" },
  };

  check (swb_text_guard_written, pairs, G_N_ELEMENTS (pairs));
}

static void
test_guard (void)
{
  static const Pair pairs[] = {
    { NULL, "" },        { "", "" },
    { "name", "name" },  { "=1+1", "'=1+1" },
    { "+91", "'+91" },   { "-x", "'-x" },
    { "@me", "'@me" },   { "\tx", "'\tx" },
    { "\rx", "'\rx" },   { "'quoted", "'quoted" },
    { "a=1", "a=1" },    { "'=1", "''=1" },
    { "''+1", "'''+1" },
  };

  check (swb_text_guard_cell, pairs, G_N_ELEMENTS (pairs));
  for (guint i = 1; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *back = swb_text_unguard_cell (pairs[i].out);

      g_assert_cmpstr (back, ==, pairs[i].in);
    }
}

static void
test_fold (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "Beyoncé", "beyonce" },
    { "ÉCOLE", "ecole" },
    { "Ångström", "angstrom" },
    { "Straße", "strasse" },
    { "İstanbul", "istanbul" },
    { "Søren Łódź", "soren lodz" },
    { "Ελλάδα", "ελλαδα" },
    { "Ёлка", "елка" },
    { "Tiếng Việt", "tieng viet" },
    { "  Two \n Words ", "two words" },
    { "ＦＵＬＬ", "full" },
    { "ﬁlm", "film" },
    { "हिन्दी", "हिन्दी" },
    { "தமிழ்", "தமிழ்" },
    { "한국어", "한국어" },
    { "\u1112\u1161\u11ab", "한" },
    { "مُحَمَّد", "مُحَمَّد" },
    { "が", "が" },
    { "zero\u200bwidth", "zerowidth" },
    { " A\t\vB\x01\x1f"
      "c ",
      "a bc" },
    { "\u202eabc", "abc" },
  };

  check (swb_text_fold, pairs, G_N_ELEMENTS (pairs));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *twice = swb_text_fold (pairs[i].out);

      g_assert_cmpstr (twice, ==, pairs[i].out);
    }
}

/* The short way for ASCII gives what the long way gives. */
static void
test_fold_ascii (void)
{
  for (int round = 0; round < 20000; round++)
    {
      char bytes[16];
      int n = g_test_rand_int_range (0, 15);
      g_autofree char *longer = NULL;
      g_autofree char *by_short = NULL;
      g_autofree char *by_long = NULL;

      for (int i = 0; i < n; i++)
        bytes[i] = (char) g_test_rand_int_range (1, 128);
      bytes[n] = '\0';
      /* U+200B is dropped, and takes the text the long way. */
      longer = g_strconcat (bytes, "\u200b", NULL);
      by_short = swb_text_fold (bytes);
      by_long = swb_text_fold (longer);
      g_assert_cmpstr (by_short, ==, by_long);
    }
}

/* One letter of those that people write, or any. */
static gunichar
letter_by_chance (void)
{
  static const gunichar starts[] = { 0x20,   0x41,   0xc0,   0x370,  0x400,
                                     0x5d0,  0x620,  0x900,  0x980,  0xb80,
                                     0xd00,  0xe00,  0x1100, 0x1e00, 0x3040,
                                     0x4e00, 0xac00, 0xd780 };
  gunichar c = 0;

  while (!g_unichar_validate (c) || c == 0)
    c = g_test_rand_int_range (0, 8) == 0
            ? (gunichar) g_test_rand_int_range (1, 0x11000)
            : starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))] +
                  (gunichar) g_test_rand_int_range (0, 0x80);
  return c;
}

/* U+200B is dropped, and takes the text the long way; it stands behind a word
 * so that it does not part what would touch. */
static void
check_short_way (const char *text)
{
  g_autofree char *longer = g_strconcat (text, " \u200b", NULL);
  g_autofree char *by_short = swb_text_fold (text);
  g_autofree char *by_long = swb_text_fold (longer);

  g_assert_cmpstr (by_short, ==, by_long);
}

/* The short way for letters that do not touch each other gives what the long
 * way gives: for each alone, and for neighbours by chance. */
static void
test_fold_letters (void)
{
  for (gunichar c = 1; c < 0x11000; c++)
    {
      char text[16] = { 0 };

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      check_short_way (text);
    }
  for (int round = 0; round < 300000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gunichar c = letter_by_chance ();

      for (int n = g_test_rand_int_range (2, 6); n > 0; n--)
        {
          g_string_append_unichar (text, c);
          if (g_test_rand_int_range (0, 3) == 0)
            c = letter_by_chance ();
          else
            c = (c & ~0x7fu) + (gunichar) g_test_rand_int_range (1, 0x80);
          if (!g_unichar_validate (c))
            c = 'a';
        }
      check_short_way (text->str);
    }
}

/* Texts that are given as they are, are those of which nothing would change. */
static void
test_shown_by_chance (void)
{
  for (int round = 0; round < 100000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint most = (guint) g_test_rand_int_range (0, 12);
      g_autofree char *made = NULL;
      g_autofree char *line = NULL;
      gunichar c = letter_by_chance ();

      for (int n = g_test_rand_int_range (1, 14); n > 0; n--)
        {
          g_string_append_unichar (text, c);
          if (g_test_rand_int_range (0, 4) == 0)
            c = g_test_rand_bit ()
                    ? letter_by_chance ()
                    : (gunichar) g_test_rand_int_range (1, 0x2100);
        }
      line = swb_text_show_line (text->str, most);
      g_assert_cmpstr (swb_text_shown (text->str, most, &made), ==, line);
    }
}

static void
test_contains (void)
{
  g_assert_true (swb_text_contains_folded ("beyonce knowles", "ce kn"));
  g_assert_true (swb_text_contains_folded ("x", ""));
  g_assert_true (swb_text_contains_folded (NULL, NULL));
  g_assert_false (swb_text_contains_folded (NULL, "a"));
  g_assert_false (swb_text_contains_folded ("abc", "d"));
}

static void
test_initials (void)
{
  static const Pair pairs[] = {
    { NULL, "?" },           { "", "?" },
    { "!!! ---", "?" },      { "Asha Rao", "AR" },
    { "asha", "A" },         { "Asha Devi Rao", "AR" },
    { "@dance.queen", "D" }, { "🔥 Fire Crew 🔥", "FC" },
    { "élan vital", "ÉV" },  { "priya मेहरा", "Pमे" },
    { "कृति शर्मा", "कृश" },    { "क्षमा", "क्ष" },
    { "தீபா குமார்", "தீகு" },  { "김 민수", "김민" },
    { "김민수", "김" },      { "محمد علي", "م\u200cع" },
    { "Иван Петров", "ИП" }, { "7 Seas", "7S" },
  };

  check (swb_text_initials, pairs, G_N_ELEMENTS (pairs));
}

static void
test_handles (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "@Some.Name", "some.name" },
    { " @ some_name ", "some_name" },
    { "@@x", "x" },
    { "a@b", "a@b" },
    { "ÉCOLE", "école" },
    { "\ufeffＡＢ\u200b", "ab" },
  };

  check (swb_text_fold_handle, pairs, G_N_ELEMENTS (pairs));
}

/* Any bytes make valid text, and no function reads past the end. */
static void
test_random_bytes (void)
{
  for (int round = 0; round < 50000; round++)
    {
      char bytes[24];
      int n = g_test_rand_int_range (0, 23);
      g_autofree char *cleaned = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;
      g_autofree char *initials = NULL;
      g_autofree char *handle = NULL;

      for (int i = 0; i < n; i++)
        bytes[i] = (char) g_test_rand_int_range (1, 256);
      bytes[n] = '\0';
      cleaned = swb_text_clean (bytes, -1);
      folded = swb_text_fold (bytes);
      initials = swb_text_initials (bytes);
      handle = swb_text_fold_handle (bytes);
      again = swb_text_clean (cleaned, -1);
      g_assert_cmpstr (again, ==, cleaned);
      g_assert_true (g_utf8_validate (cleaned, -1, NULL));
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_utf8_validate (initials, -1, NULL));
      g_assert_true (g_utf8_validate (handle, -1, NULL));
    }
}

static void
test_languages (void)
{
  const char *const *codes = swb_language_codes ();

  g_assert_cmpstr (swb_language_name ("hi"), ==, "Hindi");
  g_assert_cmpstr (swb_language_name ("xx"), ==, "xx");
  g_assert_null (swb_language_name (NULL));
  g_assert_cmpstr (swb_language_own_name ("ta"), ==, "தமிழ்");
  g_assert_cmpstr (swb_language_code ("Hindi"), ==, "hi");
  g_assert_cmpstr (swb_language_code (" TAMIL "), ==, "ta");
  g_assert_cmpstr (swb_language_code ("हिन्दी"), ==, "hi");
  g_assert_cmpstr (swb_language_code ("español"), ==, "es");
  g_assert_cmpstr (swb_language_code ("en-IN"), ==, "en");
  g_assert_cmpstr (swb_language_code ("pt_BR"), ==, "pt");
  g_assert_cmpstr (swb_language_code ("kor"), ==, "ko");
  g_assert_null (swb_language_code ("Klingon"));
  g_assert_null (swb_language_code (""));
  g_assert_null (swb_language_code (NULL));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_assert_cmpstr (swb_language_code (codes[i]), ==, codes[i]);
      g_assert_cmpstr (swb_language_code (swb_language_name (codes[i])), ==,
                       codes[i]);
      g_assert_cmpstr (swb_language_code (swb_language_own_name (codes[i])), ==,
                       codes[i]);
    }
}

static void
test_platforms (void)
{
  for (int i = 0; i < SWB_N_PLATFORMS; i++)
    {
      SwbPlatform platform = (SwbPlatform) i;
      const char *channel = swb_platform_main_channel (platform);

      g_assert_cmpint (swb_platform_parse (swb_platform_id (platform)), ==, i);
      g_assert_cmpint (swb_platform_parse (swb_platform_name (platform)), ==,
                       i);
      g_assert_true (swb_channel_is_known (channel));
      g_assert_cmpint (swb_channel_platform (channel), ==, i);
    }
  g_assert_cmpint (swb_platform_parse ("IG"), ==, SWB_PLATFORM_INSTAGRAM);
  g_assert_cmpint (swb_platform_parse ("Tik Tok"), ==, SWB_PLATFORM_TIKTOK);
  g_assert_cmpint (swb_platform_parse ("Twitter"), ==, SWB_PLATFORM_X);
  g_assert_cmpint (swb_platform_parse ("|"), ==, SWB_PLATFORM_OTHER);
  g_assert_cmpint (swb_platform_parse ("ig|insta"), ==, SWB_PLATFORM_OTHER);
  g_assert_cmpint (swb_platform_parse (""), ==, SWB_PLATFORM_OTHER);
  g_assert_cmpint (swb_platform_parse (NULL), ==, SWB_PLATFORM_OTHER);
  g_assert_cmpint (swb_platform_guess ("instagram-2022-03.csv"), ==,
                   SWB_PLATFORM_INSTAGRAM);
  g_assert_cmpint (swb_platform_guess ("youtube-music top"), ==,
                   SWB_PLATFORM_YOUTUBE_MUSIC);
  g_assert_cmpint (swb_platform_guess ("my instagrammers"), ==,
                   SWB_PLATFORM_OTHER);
  g_assert_cmpint (swb_platform_guess (NULL), ==, SWB_PLATFORM_OTHER);
}

static void
test_channels (void)
{
  const char *const *ids = swb_channel_ids ();

  g_assert_cmpstr (swb_channel_name ("instagram-reels"), ==, "Instagram Reels");
  g_assert_cmpint (swb_channel_platform ("youtube-long"), ==,
                   SWB_PLATFORM_YOUTUBE);
  g_assert_cmpint (swb_channel_platform ("live"), ==, SWB_PLATFORM_OTHER);
  g_assert_cmpstr (swb_channel_name ("carrier-pigeon"), ==, "carrier-pigeon");
  g_assert_false (swb_channel_is_known ("carrier-pigeon"));
  g_assert_false (swb_channel_is_known (NULL));
  g_assert_cmpstr (swb_channel_parse ("YouTube shorts"), ==, "youtube-shorts");
  g_assert_cmpstr (swb_channel_parse ("insta"), ==, "instagram-reels");
  g_assert_null (swb_channel_parse ("pigeon"));
  g_assert_null (swb_channel_parse (NULL));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_assert_true (swb_channel_is_known (ids[i]));
      g_assert_cmpstr (swb_channel_parse (swb_channel_name (ids[i])), ==,
                       ids[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-lines", test_clean_lines);
  g_test_add_func ("/text/show", test_show);
  g_test_add_func ("/text/break-words", test_break_words);
  g_test_add_func ("/text/storm", test_storm);
  g_test_add_func ("/text/show-hides-nothing", test_show_hides_nothing);
  g_test_add_func ("/text/shown", test_shown);
  g_test_add_func ("/text/names", test_names);
  g_test_add_func ("/text/file-names", test_file_names);
  g_test_add_func ("/text/guard", test_guard);
  g_test_add_func ("/text/guard-written", test_guard_written);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-ascii", test_fold_ascii);
  g_test_add_func ("/text/fold-letters", test_fold_letters);
  g_test_add_func ("/text/shown-by-chance", test_shown_by_chance);
  g_test_add_func ("/text/contains", test_contains);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/handles", test_handles);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  g_test_add_func ("/text/languages", test_languages);
  g_test_add_func ("/text/platforms", test_platforms);
  g_test_add_func ("/text/channels", test_channels);
  return g_test_run ();
}
