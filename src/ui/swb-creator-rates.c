/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rate card of a creator: what each kind of post costs, and since when. */
#include "ui/swb-creator-rates.h"

#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-words.h"

#include <glib/gi18n-lib.h>

struct _SwbCreatorRates
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorRates, swb_creator_rates, SWB_TYPE_CREATOR_CARD)

enum
{
  DELIVERABLE,
  CHANNEL,
  FEE,
  DAY,
};

/* Since when, what it is in the money of the campaign, and who said so. */
static char *
tell_origin (SwbCreatorCard *card, const SwbDetailRate *rate)
{
  const SwbDay today = swb_day_today ();
  g_autofree char *day = swb_creator_day_text (rate->day, today);
  g_autofree char *since = g_strdup_printf (_ ("Since %s"), day);
  g_autofree char *other = swb_creator_converted_text (
      swb_creator_card_get_document (card), rate->fee, today);
  g_autofree char *written = swb_creator_written_text (&rate->id);
  GString *text = g_string_new (since);

  if (other != NULL)
    g_string_append_printf (text, "\n%s", other);
  if (written != NULL)
    g_string_append_printf (text, "\n%s", written);
  return g_string_free (text, FALSE);
}

static void
add_rate (SwbCreatorCard *card, const SwbDetailRate *rate, guint key)
{
  g_autofree char *title =
      swb_creator_deliverable_text (rate->channel, rate->deliverable);
  g_autofree char *fee = swb_money_format (rate->fee);
  g_autofree char *day = swb_creator_day_text (rate->day, swb_day_today ());
  g_autofree char *told =
      g_strdup_printf (rate->newest ? _ ("Since %s") : _ ("Before, %s"), day);
  g_autofree char *origin = tell_origin (card, rate);
  const SwbCreatorRow row = { .title = title,
                              .subtitle = told,
                              .value = fee,
                              .tooltip = origin,
                              .key = key };
  GtkWidget *widget = swb_creator_card_add_row (card, &row);

  if (!rate->newest)
    gtk_widget_add_css_class (widget, "dim-label");
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->rates->len; i++)
    add_rate (card, details->rates->pdata[i], i);
}

static SwbCommand *
make (SwbCreatorEditor *editor,
      const SwbCreatorDetails *about,
      gconstpointer item,
      GError **error)
{
  const char *const *channels = swb_channel_ids ();
  guint channel = swb_creator_editor_get_choice (editor, CHANNEL);
  g_autofree char *currency =
      swb_creator_currency (swb_creator_editor_get_document (editor));
  const SwbRateFacts facts = {
    .channel = channel > 0 ? channels[channel - 1] : NULL,
    .deliverable = swb_creator_editor_get_text (editor, DELIVERABLE),
    .fee = swb_creator_editor_get_text (editor, FEE),
    .currency = currency,
    .day = swb_creator_editor_get_day (editor, DAY),
  };

  return swb_creator_set_rate (about, item, &facts, error);
}

static void
add_channels (SwbCreatorEditor *editor, const char *chosen)
{
  const char *const *ids = swb_channel_ids ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (names, (gpointer) _ ("Any channel"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) swb_channel_name (ids[i]));
      if (g_strcmp0 (ids[i], chosen) == 0)
        selected = i + 1;
    }
  swb_creator_editor_add_choice (editor, _ ("Channel"),
                                 (const char *const *) names->pdata, names->len,
                                 selected);
}

static void
ask (SwbCreatorCard *card, const SwbDetailRate *rate)
{
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card),
      swb_creator_card_get_details (card),
      rate != NULL ? _ ("Edit Rate") : _ ("Add Rate"));
  g_autofree char *fee = rate != NULL ? swb_money_format (rate->fee) : NULL;

  swb_creator_editor_add_text (editor,
                               _ ("Deliverable, such as post, story, reel"),
                               rate != NULL ? rate->deliverable : _ ("post"));
  add_channels (editor, rate != NULL ? rate->channel : NULL);
  swb_creator_editor_add_text (editor, _ ("Fee, such as ₹45,000 or 1.5 lakh"),
                               fee);
  swb_creator_editor_add_day (editor, _ ("Since (YYYY-MM-DD)"),
                              rate != NULL ? rate->day : swb_day_today ());
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_MONEY, FEE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_LONG, DELIVERABLE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, DAY);
  if (rate != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_RATE, &rate->id,
                                      _ ("Rate deleted"));
  swb_creator_editor_ask (editor, make, rate,
                          rate != NULL ? _ ("Rate changed") : _ ("Rate added"));
}

static void
add (SwbCreatorCard *card, guint kind)
{
  ask (card, NULL);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  if (swb_creator_card_can_edit (card))
    ask (card, swb_creator_card_get_details (card)->rates->pdata[key]);
}

static void
remove_rate (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailRate *rate = details->rates->pdata[key];

  swb_creator_card_run (card,
                        swb_creator_remove (details, SWB_PART_RATE, &rate->id),
                        _ ("Rate deleted"));
}

static void
swb_creator_rates_class_init (SwbCreatorRatesClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->nothing = _ ("No rate yet.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_rate;
}

static void
swb_creator_rates_init (SwbCreatorRates *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "rates", _ ("Rates"),
                           _ ("Add a Rate"));
}
