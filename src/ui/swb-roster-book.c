/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small calendar that books the chosen creators on a day: what dragging
 * them onto the timeline does, without a pointer. */
#include "ui/swb-roster-book.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterBook
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *calendar;
  GtkWidget *button;
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

static void
day_cb (SwbRosterBook *self)
{
  g_autofree char *day = swb_day_format (get_day (self), SWB_DAY_STYLE_MEDIUM);
  /* Translators: the button of the calendar, "Book on 4 Mar 2026" */
  g_autofree char *label = g_strdup_printf (_ ("Book on %s"), day);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

static void
clicked_cb (SwbRosterBook *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[BOOK], 0, get_day (self));
}

static void
swb_roster_book_class_init (SwbRosterBookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[BOOK] =
      g_signal_new ("book", SWB_TYPE_ROSTER_BOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-book.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, title);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBook, calendar);
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
