/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small calendar that books the chosen creators on a day: what dragging
 * them onto the timeline does, without a pointer. */
#include "ui/swb-roster-book.h"

#include "base/swb-text.h"
#include "compat/swb-spoken.h"
#include "document/swb-exclusive-list.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define MOST_WARNINGS 4

struct _SwbRosterBook
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *calendar;
  GtkWidget *warning;
  GtkWidget *warning_text;
  GtkWidget *button;

  GPtrArray *exclusives; /* SwbExclusiveRow of those who would be booked */
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (SwbRosterBook, swb_roster_book, GTK_TYPE_POPOVER)

enum
{
  BOOK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SwbDay
get_day (SwbRosterBook *self)
{
  g_autoptr (GDateTime) date =
      gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  int year, month, day;

  g_date_time_get_ymd (date, &year, &month, &day);
  return swb_day_from_ymd (year, month, day);
}

static char *
warn_of (const SwbExclusiveRow *row)
{
  g_autofree char *creator = swb_text_name (row->creator);
  g_autofree char *category = swb_text_name (row->category);
  g_autofree char *end = swb_day_format (row->flight.end, SWB_DAY_STYLE_MEDIUM);

  if (*row->category == '\0')
    /* Translators: a creator's name and a date */
    return g_strdup_printf (_ ("%s is exclusive with others to %s"), creator,
                            end);
  /* Translators: a creator's name, a category and a date, "Rhea Kapoor is
   * exclusive with another film label to 9 Dec 2026" */
  return g_strdup_printf (_ ("%s is exclusive with %s to %s"), creator,
                          category, end);
}

/* Who is promised to somebody else while the placement would last. */
static char *
find_warnings (SwbRosterBook *self)
{
  SwbDay day = get_day (self);
  const SwbFlight booked = { day, day + SWB_BOOKED_DAYS - 1 };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; self->exclusives != NULL && i < self->exclusives->len; i++)
    {
      const SwbExclusiveRow *row = self->exclusives->pdata[i];
      g_autofree char *line = NULL;
      g_autofree char *begun = NULL;

      if (!swb_flight_overlaps (&row->flight, &booked) || n++ >= MOST_WARNINGS)
        continue;
      line = warn_of (row);
      begun = swb_text_line (GTK_WIDGET (self), line);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", begun);
    }
  if (n > MOST_WARNINGS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
          text, ngettext ("and %u more", "and %u more", n - MOST_WARNINGS),
          n - MOST_WARNINGS);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A warning, not a lock: what was promised can be talked about. */
static void
show_warnings (SwbRosterBook *self)
{
  g_autofree char *text = find_warnings (self);

  gtk_widget_set_visible (self->warning, *text != '\0');
  if (g_str_equal (text, gtk_label_get_text (GTK_LABEL (self->warning_text))))
    return;
  swb_prose_set_text (GTK_LABEL (self->warning_text), text);
  if (*text != '\0')
    swb_spoken_say (self->warning, text);
}

static void
day_cb (SwbRosterBook *self)
{
  g_autofree char *day = swb_day_format (get_day (self), SWB_DAY_STYLE_MEDIUM);
  /* Translators: the button of the calendar, "Book on 4 Mar 2026" */
  g_autofree char *label = g_strdup_printf (_ ("Book on %s"), day);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  show_warnings (self);
}

static void
clicked_cb (SwbRosterBook *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[BOOK], 0, get_day (self));
}

static void
forget (SwbRosterBook *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->exclusives, g_ptr_array_unref);
}

static void
swb_roster_book_dispose (GObject *object)
{
  forget (SWB_ROSTER_BOOK (object));

  G_OBJECT_CLASS (swb_roster_book_parent_class)->dispose (object);
}

static void
swb_roster_book_class_init (SwbRosterBookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_book_dispose;
  signals[BOOK] =
      g_signal_new ("book", SWB_TYPE_ROSTER_BOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-book.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, title);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, calendar);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, warning);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook,
                                        warning_text);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, button);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
swb_roster_book_init (SwbRosterBook *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  day_cb (self);
}

/**
 * swb_roster_book_ask:
 * @self: the calendar
 * @n_creators: how many would be booked
 * @day: the day to start from
 *
 * Opens it.
 */
void
swb_roster_book_ask (SwbRosterBook *self, guint n_creators, SwbDay day)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("Book %u creator", "Book %u creators", n_creators), n_creators);
  g_autoptr (GDateTime) date = NULL;
  int year, month, month_day;

  g_return_if_fail (SWB_IS_ROSTER_BOOK (self));

  forget (self);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (swb_day_to_ymd (day, &year, &month, &month_day))
    date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  day_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterBook) self = user_data;
  g_autoptr (GPtrArray) rows =
      swb_document_exclusives_finish (SWB_DOCUMENT (source), result, NULL);

  /* Null also where it was asked about others meanwhile. */
  if (rows == NULL)
    return;
  g_clear_object (&self->looking);
  self->exclusives = g_steal_pointer (&rows);
  show_warnings (self);
}

/**
 * swb_roster_book_look:
 * @self: the calendar, open
 * @document: the document, showing a campaign
 * @creators: (element-type SwbCreator): who would be booked
 *
 * Warns, a moment later, of those who are promised to somebody else on the day
 * that is chosen.
 */
void
swb_roster_book_look (SwbRosterBook *self,
                      SwbDocument *document,
                      GPtrArray *creators)
{
  SwbCampaign *campaign;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (SWB_IS_ROSTER_BOOK (self));
  g_return_if_fail (SWB_IS_DOCUMENT (document));

  forget (self);
  campaign = swb_document_get_campaign (document);
  if (campaign == NULL)
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (SwbId), creators->len);
  for (guint i = 0; i < creators->len; i++)
    g_array_append_vals (ids, swb_creator_get_id (creators->pdata[i]), 1);
  self->looking = g_cancellable_new ();
  swb_document_exclusives_async (document, ids, swb_campaign_get_id (campaign),
                                 self->looking, looked_cb, g_object_ref (self));
}
