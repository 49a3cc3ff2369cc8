/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of an import, and the words by which titles name them in English,
 * Spanish, Hindi, Korean, German, and some of French, Japanese and Russian. */
#include "exchange/swb-field.h"

#include "base/swb-text.h"
#include "exchange/swb-own-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *name;
  const char *metric;
} Field;

static const Field fields[SWB_N_FIELDS] = {
  [SWB_FIELD_IGNORE] = { "ignore", N_ ("Leave out"), NULL },
  [SWB_FIELD_HANDLE] = { "handle", N_ ("Handle"), NULL },
  [SWB_FIELD_NAME] = { "name", N_ ("Name"), NULL },
  [SWB_FIELD_NICHE] = { "niche", N_ ("Niche"), NULL },
  [SWB_FIELD_FOLLOWERS] = { "followers", N_ ("Followers"), "followers" },
  [SWB_FIELD_VIEWS] = { "avg-views", N_ ("Average views"), "avg-views" },
  [SWB_FIELD_LIKES] = { "avg-likes", N_ ("Average likes"), "avg-likes" },
  [SWB_FIELD_COMMENTS] = { "avg-comments", N_ ("Average comments"),
                           "avg-comments" },
  [SWB_FIELD_SHARES] = { "avg-shares", N_ ("Average shares"), "avg-shares" },
  [SWB_FIELD_ENGAGEMENTS] = { "avg-engagement", N_ ("Average engagement"),
                              "avg-engagement" },
  [SWB_FIELD_AUTHENTIC] = { "authentic-engagement", N_ ("Authentic engagement"),
                            "authentic-engagement" },
  [SWB_FIELD_ENGAGEMENT_RATE] = { "engagement-rate", N_ ("Engagement rate"),
                                  "engagement-rate" },
  [SWB_FIELD_COUNTRY] = { "country", N_ ("Country"), NULL },
  [SWB_FIELD_AUDIENCE_COUNTRY] = { "audience-country",
                                   N_ ("Country of the audience"), NULL },
  [SWB_FIELD_LANGUAGE] = { "language", N_ ("Language"), NULL },
  [SWB_FIELD_CITY] = { "city", N_ ("City"), NULL },
  [SWB_FIELD_FEE] = { "fee", N_ ("Fee"), NULL },
  [SWB_FIELD_CONTACT] = { "contact", N_ ("Contact"), NULL },
  [SWB_FIELD_URL] = { "url", N_ ("Web address"), NULL },
  [SWB_FIELD_PLATFORM] = { "platform", N_ ("Platform"), NULL },
  [SWB_FIELD_EXTERNAL_ID] = { "external-id", N_ ("The platform’s own id"),
                              NULL },
  [SWB_FIELD_FORMAT] = { "format", N_ ("Format"), NULL },
  [SWB_FIELD_TAG] = { "tag", N_ ("Tag"), NULL },
  [SWB_FIELD_NOTE] = { "note", N_ ("Note"), NULL },
  [SWB_FIELD_DATE] = { "date", N_ ("Date of the readings"), NULL },
  [SWB_FIELD_EMAIL] = { "email", N_ ("E-mail"), NULL },
  [SWB_FIELD_PHONE] = { "phone", N_ ("Phone"), NULL },
  [SWB_FIELD_CONTACT_NAME] = { "contact-name", N_ ("Name of the contact"),
                               NULL },
  [SWB_FIELD_SHARE_LANGUAGE] = { "share-language", N_ ("Audience by language"),
                                 NULL },
  [SWB_FIELD_SHARE_REGION] = { "share-region", N_ ("Audience by city"), NULL },
  [SWB_FIELD_SHARE_COUNTRY] = { "share-country", N_ ("Audience by country"),
                                NULL },
  [SWB_FIELD_SHARE_INTEREST] = { "share-interest", N_ ("Audience by interest"),
                                 NULL },
  [SWB_FIELD_SHARE_AGE] = { "share-age", N_ ("Audience by age"), NULL },
  [SWB_FIELD_SHARE_GENDER] = { "share-gender", N_ ("Audience by gender"),
                               NULL },
  [SWB_FIELD_SHARE_AGE_GENDER] = { "share-age-gender",
                                   N_ ("Audience by age and gender"), NULL },
  [SWB_FIELD_AUDIENCE_DATE] = { "audience-date", N_ ("Date of the audience"),
                                NULL },
  [SWB_FIELD_CURRENCY] = { "currency", N_ ("Currency of the fee"), NULL },
  [SWB_FIELD_RATE_BASE] = { "rate-base", N_ ("Base of the engagement rate"),
                            NULL },
  [SWB_FIELD_PICTURE] = { "picture", N_ ("Address of the picture"), NULL },
};

/* Words between bars; a title means the first entry of which it has one. A
 * word may be several, "me gusta". */
typedef struct
{
  SwbField field;
  const char *words;
} Words;

/* What a title with one of these is, whatever else it says. */
static const char not_imported[] =
    "|rank|ranking|rang|sr no|s no|sl no|serial|position|posicion|क्रम|क्रमांक|"
    "순위|influence score|score|posts|post count|media count|videos|"
    "video count|uploads|publicaciones|beiträge|new post avg like|"
    "new post avg likes|total likes|total views|total comments|total shares|"
    "total posts|following|followings|siguiendo|growth|change|gain|gained|"
    "crecimiento|wachstum|id|verified|boost index|";

static const char external_words[] =
    "|channel id|profile id|account id|external id|creator id|influencer id|"
    "page id|platform id|kanal id|채널 id|";
static const char picture_words[] =
    "|picture|pictures|avatar|profile pic|profile picture|picture url|avatar "
    "url|photo|image|thumbnail|foto|imagen|bild|profilbild|तस्वीर|사진|画像|";
static const char engagement_words[] =
    "|eng|engagement|engagements|er|interaction|interactions|interacciones|"
    "interaccion|compromiso|engajamento|engagementrate|एंगेजमेंट|참여율|참여|"
    "エンゲージメント|エンゲージメント率|";
static const char rate_words[] =
    "|rate|er|tasa|taux|taxa|percent|ratio|engagementrate|दर|참여율|"
    "エンゲージメント率|";
static const char authentic_words[] = "|authentic|real|quality|autentico|"
                                      "autentica|";
static const char audience_words[] = "|audience|audiencia|followers|viewers|"
                                     "zielgruppe|दर्शक|";
static const char audience_itself[] = "|audience|audiencia|zielgruppe|दर्शक|";

#define DATE_WORDS                                                             \
  "|date|as of|last updated|last update|updated|updated at|fecha|datum|"       \
  "stand|तारीख|दिनांक|날짜|기준일|日付|"

#define COUNTRY_WORDS                                                          \
  "|country|countries|pais|pays|land|nation|देश|desh|страна|국가|나라|国|"

static const Words words[] = {
  { SWB_FIELD_EXTERNAL_ID, external_words },
  { SWB_FIELD_FOLLOWERS,
    "|followers|follower|subscribers|subscriber|subs|fans|seguidores|"
    "suscriptores|abonados|abonnes|abonnenten|inscritos|फॉलोअर|फॉलोअर्स|फ़ॉलोअर|"
    "फ़ॉलोअर्स|अनुयायी|सब्सक्राइबर|подписчики|подписчиков|सब्सक्राइबर्स|팔로워|"
    "팔로워수|구독자|구독자수|"
    "フォロワー|フォロワー数|登録者|登録者数|チャンネル登録者数|" },
  { SWB_FIELD_VIEWS,
    "|views|view|plays|vistas|visualizaciones|visualizacoes|reproducciones|"
    "vues|aufrufe|व्यूज|व्यूज़|व्यू|просмотры|조회수|조회|再生数|再生回数|" },
  { SWB_FIELD_LIKES, "|likes|like|me gusta|megusta|gefällt mir|j "
                     "aime|curtidas|लाइक|लाइक्स|पसंद|лайки|"
                     "좋아요|いいね|いいね数|" },
  { SWB_FIELD_COMMENTS,
    "|comments|comment|comentarios|comentario|kommentare|commentaires|टिप्पणी|"
    "टिप्पणियां|टिप्पणियाँ|कमेंट|комментарии|댓글|댓글수|コメント|コメント数|" },
  { SWB_FIELD_SHARES, "|shares|share|compartidos|compartidas|partages|शेयर|"
                      "साझा|공유|シェア|" },
  { SWB_FIELD_LANGUAGE,
    "|language|languages|lang|idioma|idiomas|lengua|langue|sprache|sprachen|"
    "भाषा|bhasha|язык|언어|言語|" },
  { SWB_FIELD_COUNTRY, COUNTRY_WORDS },
  { SWB_FIELD_CITY,
    "|city|cities|town|location|ciudad|ubicacion|cidade|ville|stadt|ort|शहर|"
    "shahar|नगर|город|도시|지역|都市|" },
  { SWB_FIELD_FEE,
    "|fee|fees|price|cost|rate card|ratecard|charges|charge|quote|tarifa|"
    "precio|preco|costo|coste|prix|tarif|preis|honorar|kosten|शुल्क|फीस|फ़ीस|"
    "कीमत|цена|단가|가격|비용|料金|価格|" },
  { SWB_FIELD_CURRENCY,
    "|currency|currencies|moneda|divisa|moeda|währung|devise|मुद्रा|통화|通貨|" },
  { SWB_FIELD_CONTACT_NAME,
    "|contact name|contact person|manager|agent|management|ansprechpartner|"
    "담당자|" },
  { SWB_FIELD_EMAIL,
    "|email|e mail|mail|emails|correo|courriel|ईमेल|이메일|メール|" },
  { SWB_FIELD_PHONE, "|phone|mobile|whatsapp|telephone|tel|telefono|telefon|"
                     "handynummer|फोन|फ़ोन|전화|전화번호|電話|" },
  { SWB_FIELD_CONTACT, "|contact|contacts|contacto|kontakt|संपर्क|연락처|" },
  { SWB_FIELD_URL,
    "|url|link|links|profile link|website|web|enlace|lien|pagina|लिंक|링크|"
    "リンク|" },
  { SWB_FIELD_PLATFORM,
    "|platform|network|social network|social media|plataforma|red social|"
    "red|plateforme|plattform|मंच|प्लेटफॉर्म|प्लेटफ़ॉर्म|플랫폼|プラットフォーム|" },
  { SWB_FIELD_NICHE,
    "|category|categories|niche|niches|genre|topic|topics|vertical|theme|"
    "categoria|categorias|categorie|kategorie|kategorien|nicho|tema|श्रेणी|"
    "विषय|категория|카테고리|분야|カテゴリ|カテゴリー|" },
  { SWB_FIELD_FORMAT, "|format|formats|content type|content types|formato|"
                      "formatos|포맷|" },
  { SWB_FIELD_TAG, "|tag|tags|labels|etiqueta|etiquetas|टैग|태그|" },
  { SWB_FIELD_NOTE, "|note|notes|remark|remarks|nota|notas|notiz|notizen|"
                    "bemerkung|टिप्पणियाँ|메모|비고|備考|" },
  { SWB_FIELD_DATE, DATE_WORDS },
};

static const char handle_words[] =
    "|handle|username|user name|user|userid|user id|account|screen name|"
    "usuario|cuenta|benutzername|nutzername|हैंडल|खाता|उपयोगकर्ता|ник|аккаунт|"
    "계정|아이디|"
    "アカウント|ユーザー名|";
static const char name_words[] =
    "|full name|display name|real name|title|nombre|nombre completo|nom|nome|"
    "nombre visible|नाम|naam|имя|이름|채널명|名前|";
static const char identity_words[] =
    "|name|names|channel|channel info|creator|influencer|influencers|insta|"
    "instagram|instagrammer|tiktok|tiktoker|tik tok|youtube|youtuber|"
    "streamer|artist|profile|profil|page|blogger|person|talent|nick|"
    "nickname|canal|kanal|creador|creadora|perfil|चैनल|क्रिएटर|채널|"
    "크리에이터|チャンネル|ig|yt|";

/**
 * swb_field_id:
 * @field: a field
 *
 * Returns: the stored id, such as "avg-views"
 */
const char *
swb_field_id (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, "ignore");
  return fields[field].id;
}

/**
 * swb_field_name:
 * @field: a field
 *
 * Returns: the name for people, such as "Average views"
 */
const char *
swb_field_name (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, "");
  return _ (fields[field].name);
}

/**
 * swb_field_parse:
 * @id: (nullable): text from swb_field_id()
 *
 * Returns: the field, %SWB_FIELD_IGNORE for anything else
 */
SwbField
swb_field_parse (const char *id)
{
  for (guint i = 0; i < SWB_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].id, id) == 0)
      return (SwbField) i;
  return SWB_FIELD_IGNORE;
}

/**
 * swb_field_metric:
 * @field: a field
 *
 * Returns: (nullable): the metric of the readings that it gives, %NULL for a
 *   field that is no number about an account
 */
const char *
swb_field_metric (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, NULL);
  return fields[field].metric;
}

/**
 * swb_field_is_of_account:
 * @field: a field
 *
 * Returns: whether it says something about one account and not about the
 *   creator, so that a row may have it once a platform
 */
gboolean
swb_field_is_of_account (SwbField field)
{
  return swb_field_metric (field) != NULL || field == SWB_FIELD_HANDLE ||
         field == SWB_FIELD_URL || field == SWB_FIELD_EXTERNAL_ID ||
         field == SWB_FIELD_FEE || field == SWB_FIELD_PICTURE ||
         swb_field_is_share (field);
}

/**
 * swb_field_is_date:
 * @field: a field
 *
 * Returns: whether it is a day
 */
gboolean
swb_field_is_date (SwbField field)
{
  return field == SWB_FIELD_DATE || field == SWB_FIELD_AUDIENCE_DATE;
}

/**
 * swb_field_is_share:
 * @field: a field
 *
 * Returns: whether it is a share of an account's audience
 */
gboolean
swb_field_is_share (SwbField field)
{
  return field >= SWB_FIELD_SHARE_LANGUAGE &&
         field <= SWB_FIELD_SHARE_AGE_GENDER;
}

/**
 * swb_field_share_kind:
 * @field: a share
 *
 * Returns: what it is by
 */
SwbShareKind
swb_field_share_kind (SwbField field)
{
  g_return_val_if_fail (swb_field_is_share (field), SWB_SHARE_REGION);
  return (SwbShareKind) (field - SWB_FIELD_SHARE_LANGUAGE);
}

/**
 * swb_field_of_share:
 * @kind: what a share is by, not %SWB_SHARE_JOINT
 *
 * Returns: the field
 */
SwbField
swb_field_of_share (SwbShareKind kind)
{
  g_return_val_if_fail (kind < SWB_SHARE_JOINT, SWB_FIELD_IGNORE);
  return (SwbField) (SWB_FIELD_SHARE_LANGUAGE + (int) kind);
}

/**
 * swb_title_fold:
 * @title: (nullable): a column's title
 *
 * Returns: (transfer full): the form in which titles are compared: folded,
 *   every sign between words one space, so "60_day_eng_rate" is
 *   "60 day eng rate" and "Views avg." is "views avg"
 */
char *
swb_title_fold (const char *title)
{
  g_autofree char *folded = swb_text_fold (title);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean letter = g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (letter)
        g_string_append_unichar (out, c);
      else if (c == '%')
        g_string_append (out, " percent ");
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

static GStrv
fold_list (const char *list)
{
  g_auto (GStrv) entries = g_strsplit (list, "|", -1);
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *word = swb_text_fold (entries[i]);
      g_autofree char *spaced = g_strconcat (" ", word, " ", NULL);

      if (*word != '\0')
        g_strv_builder_add (folded, spaced);
    }
  return g_strv_builder_end (folded);
}

/* The words of a list, folded, with a space at both ends: made once a list,
 * for each title is held against all of them. Any thread may ask. */
static GStrv
get_folded (const char *list)
{
  static GMutex lock;
  static GHashTable *known;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GStrv folded;

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  folded = g_hash_table_lookup (known, list);
  if (folded == NULL)
    {
      folded = fold_list (list);
      g_hash_table_insert (known, (gpointer) list, folded);
    }
  return folded;
}

/* Whether the folded title, with a space at both ends, has one of the words
 * of the list as words of its own. */
static gboolean
has_one_of (const char *spaced, const char *list)
{
  const GStrv words_of_list = get_folded (list);

  for (guint i = 0; words_of_list[i] != NULL; i++)
    if (strstr (spaced, words_of_list[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The days that "60 day eng rate" or "er 30d" names. */
static int
window_of (const char *spaced)
{
  g_auto (GStrv) parts = g_strsplit (spaced, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end;
      guint64 days;

      if (!g_ascii_isdigit (*parts[i]))
        continue;
      days = g_ascii_strtoull (parts[i], &end, 10);
      if (days >= 1 && days <= 3660 &&
          (g_str_has_prefix (end, "d") ||
           (*end == '\0' && parts[i + 1] != NULL &&
            g_str_has_prefix (parts[i + 1], "d"))))
        return (int) days;
    }
  return 0;
}

static SwbField
field_of_words (const char *spaced)
{
  const gboolean read_on = strstr (spaced, " read on ") != NULL;

  if (has_one_of (spaced, audience_itself) &&
      (read_on || has_one_of (spaced, DATE_WORDS)))
    return SWB_FIELD_AUDIENCE_DATE;
  if (read_on)
    return SWB_FIELD_DATE;
  if (has_one_of (spaced, engagement_words))
    {
      if (has_one_of (spaced, "|base|basis|"))
        return SWB_FIELD_RATE_BASE;
      if (has_one_of (spaced, rate_words))
        return SWB_FIELD_ENGAGEMENT_RATE;
      return has_one_of (spaced, authentic_words) ? SWB_FIELD_AUTHENTIC
                                                  : SWB_FIELD_ENGAGEMENTS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_one_of (spaced, words[i].words))
      {
        SwbField field = words[i].field;

        if ((field == SWB_FIELD_COUNTRY &&
             has_one_of (spaced, audience_words)) ||
            (field == SWB_FIELD_FOLLOWERS &&
             has_one_of (spaced, COUNTRY_WORDS)))
          return SWB_FIELD_AUDIENCE_COUNTRY;
        return field;
      }
  return SWB_FIELD_IGNORE;
}

/**
 * swb_title_read:
 * @title: (nullable): a column's title as it stands in the file
 *
 * Tells what the words of a title mean, in the languages that this file knows.
 * Titles lie: what the column holds has to agree.
 *
 * Returns: what it means
 */
SwbTitleMeaning
swb_title_read (const char *title)
{
  SwbTitleMeaning meaning = { 0 };
  g_autofree char *folded = swb_title_fold (swb_own_title (title));
  g_autofree char *spaced = g_strconcat (" ", folded, " ", NULL);

  meaning.known = TRUE;
  if (has_one_of (spaced, external_words))
    {
      meaning.field = SWB_FIELD_EXTERNAL_ID;
      return meaning;
    }
  if (has_one_of (spaced, picture_words))
    {
      meaning.field = SWB_FIELD_PICTURE;
      return meaning;
    }
  if (has_one_of (spaced, handle_words))
    {
      meaning.identity = TRUE;
      meaning.field = SWB_FIELD_HANDLE;
      return meaning;
    }
  if (has_one_of (spaced, not_imported))
    return meaning;
  meaning.field = field_of_words (spaced);
  if (meaning.field == SWB_FIELD_ENGAGEMENT_RATE)
    meaning.window = window_of (spaced);
  if (meaning.field != SWB_FIELD_IGNORE)
    return meaning;
  meaning.identity =
      has_one_of (spaced, name_words) || has_one_of (spaced, identity_words);
  if (has_one_of (spaced, name_words))
    meaning.field = SWB_FIELD_NAME;
  meaning.known = meaning.identity;
  return meaning;
}
