/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts that several widgets show. */
#pragma once

#include "base/swb-ago.h"
#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

const char *swb_state_text (SwbDocumentState state, gboolean has_file);

GtkWidget *swb_prose_new (const char *text);
void swb_prose_set_text (GtkLabel *label, const char *text);
void swb_row_set_title (gpointer row, const char *title);
void swb_row_set_subtitle (gpointer row, const char *subtitle);
void swb_status_page_set_title (AdwStatusPage *page, const char *text);
void swb_status_page_set_description (AdwStatusPage *page, const char *text);
void swb_group_set_description (AdwPreferencesGroup *group, const char *text);
void swb_toast_set_text (AdwToast *toast, const char *text);
AdwToast *swb_toast_new (const char *text);
char *swb_text_line (GtkWidget *widget, const char *text);
char *swb_text_lines (GtkWidget *widget, const char *text);
float swb_text_number_xalign (GtkWidget *widget);
double swb_text_scale (GtkWidget *widget);
void swb_text_fit_window (GtkWindow *window);
char *swb_menu_label (const char *text);
char *swb_menu_name (const char *name);
void swb_inscription_set_parts (GtkInscription *inscription,
                                const char *text,
                                const char *light,
                                gboolean small);

G_END_DECLS
