/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of a creator as pills to remove, and an entry for one more. They
 * stand in lines, as words do. */
#include "ui/swb-creator-tag-list.h"

#include "base/swb-text.h"
#include "document/swb-creator-commands.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 6

struct _SwbCreatorTagList
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  SwbDocument *document;
  SwbCreatorDetails *details;
};

G_DEFINE_FINAL_TYPE (SwbCreatorTagList, swb_creator_tag_list, GTK_TYPE_WIDGET)

/* The tags with one more, or without one, as the column has them. */
static char *
join (SwbCreatorTagList *self, const char *more, const char *without)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->details->tags[i] != NULL; i++)
    if (g_strcmp0 (self->details->tags[i], without) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              self->details->tags[i]);
  if (more != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", more);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
set_tags (SwbCreatorTagList *self, const char *text, const char *done)
{
  g_autoptr (GError) error = NULL;
  SwbCommand *command =
      swb_creator_set_text (self->details, SWB_CREATOR_TAGS, text, &error);

  if (command != NULL)
    swb_roster_run (GTK_WIDGET (self), self->document, command, done);
  else
    gtk_widget_set_tooltip_text (self->entry, error->message);
  return command != NULL;
}

static gboolean
has_tag (SwbCreatorTagList *self, const char *tag)
{
  g_autofree char *folded = swb_text_fold (tag);

  for (guint i = 0; self->details->tags[i] != NULL; i++)
    {
      g_autofree char *other = swb_text_fold (self->details->tags[i]);

      if (strcmp (other, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
entered_cb (SwbCreatorTagList *self)
{
  g_autofree char *tag =
      swb_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;

  if (self->details == NULL || *tag == '\0')
    return;
  if (has_tag (self, tag))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  text = join (self, tag, NULL);
  done = swb_text_tell (_ ("Tag %s added"), tag);
  if (set_tags (self, text, done))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_add_css_class (self->entry, "error");
}

static void
typed_cb (SwbCreatorTagList *self)
{
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, NULL);
}

static void
remove_cb (GtkWidget *button, const char *tag)
{
  GtkWidget *widget =
      gtk_widget_get_ancestor (button, SWB_TYPE_CREATOR_TAG_LIST);
  SwbCreatorTagList *self = SWB_CREATOR_TAG_LIST (widget);
  g_autofree char *text = join (self, NULL, tag);
  g_autofree char *done = swb_text_tell (_ ("Tag %s removed"), tag);

  set_tags (self, text, done);
}

static GtkWidget *
new_pill (const char *tag, gboolean writable)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = swb_text_tell (_ ("Remove the Tag %s"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (pill, "tag");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, writable);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb),
                         g_strdup (tag),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_box_append (GTK_BOX (pill), button);
  return pill;
}

/* Sets the children in lines of @width; without @place nothing is moved.
 * Returns: the height. */
static int
flow (SwbCreatorTagList *self, int width, gboolean place)
{
  gboolean rtl =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;
      GtkAllocation box;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      size.width = MIN (size.width, MAX (width, 1));
      if (x > 0 && x + size.width > width)
        {
          y += line + GAP;
          x = 0;
          line = 0;
        }
      line = MAX (line, size.height);
      box = (GtkAllocation){ rtl ? width - x - size.width : x, y, size.width,
                             size.height };
      if (place)
        gtk_widget_size_allocate (child, &box, -1);
      x += size.width + GAP;
    }
  return y + line;
}

static void
swb_creator_tag_list_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  SwbCreatorTagList *self = SWB_CREATOR_TAG_LIST (widget);
  int least = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       orientation == GTK_ORIENTATION_HORIZONTAL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = *minimum;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = flow (self, for_size < 0 ? 280 : for_size, FALSE);
}

static void
swb_creator_tag_list_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  flow (SWB_CREATOR_TAG_LIST (widget), width, TRUE);
}

static GtkSizeRequestMode
swb_creator_tag_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
swb_creator_tag_list_dispose (GObject *object)
{
  SwbCreatorTagList *self = SWB_CREATOR_TAG_LIST (object);
  GtkWidget *child;

  g_clear_pointer (&self->details, swb_creator_details_unref);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (swb_creator_tag_list_parent_class)->dispose (object);
}

static void
swb_creator_tag_list_class_init (SwbCreatorTagListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_tag_list_dispose;
  widget_class->measure = swb_creator_tag_list_measure;
  widget_class->size_allocate = swb_creator_tag_list_size_allocate;
  widget_class->get_request_mode = swb_creator_tag_list_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "creatortags");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_creator_tag_list_init (SwbCreatorTagList *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add tag"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_add_css_class (self->entry, "tag-entry");
  gtk_widget_add_css_class (self->entry, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add tag"),
                                  -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb),
                            self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb),
                            self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/**
 * swb_creator_tag_list_show:
 * @self: the tags
 * @document: (nullable): what an edit changes
 * @details: (nullable): whose tags
 */
void
swb_creator_tag_list_show (SwbCreatorTagList *self,
                           SwbDocument *document,
                           SwbCreatorDetails *details)
{
  gboolean writable = document != NULL && details != NULL &&
                      !swb_document_get_read_only (document);
  SwbCreatorDetails *before = self->details;
  GtkWidget *child;

  g_return_if_fail (SWB_IS_CREATOR_TAG_LIST (self));

  if (before != NULL && details != NULL &&
      !swb_id_equal (&before->id, &details->id))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_set_object (&self->document, document);
  self->details = details != NULL ? swb_creator_details_ref (details) : NULL;
  g_clear_pointer (&before, swb_creator_details_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) !=
         self->entry)
    gtk_widget_unparent (child);
  for (guint i = 0; details != NULL && details->tags[i] != NULL; i++)
    gtk_widget_insert_before (new_pill (details->tags[i], writable),
                              GTK_WIDGET (self), self->entry);
  gtk_widget_set_visible (self->entry, writable);
}
