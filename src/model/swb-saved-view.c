/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at a page under a name. Dumb by design: only the document sets it,
 * views watch it. */
#include "model/swb-saved-view.h"

struct _SwbSavedView
{
  GObject parent_instance;

  SwbId id;
  char *page;
  char *name;
  char *definition;
  double position;
};

G_DEFINE_FINAL_TYPE (SwbSavedView, swb_saved_view, G_TYPE_OBJECT)

enum
{
  PROP_PAGE = 1,
  PROP_NAME,
  PROP_DEFINITION,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
swb_saved_view_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  SwbSavedView *self = SWB_SAVED_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, self->definition);
      break;
    case PROP_POSITION:
      g_value_set_double (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_saved_view_finalize (GObject *object)
{
  SwbSavedView *self = SWB_SAVED_VIEW (object);

  g_free (self->page);
  g_free (self->name);
  g_free (self->definition);

  G_OBJECT_CLASS (swb_saved_view_parent_class)->finalize (object);
}

static void
swb_saved_view_class_init (SwbSavedViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_saved_view_get_property;
  object_class->finalize = swb_saved_view_finalize;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DEFINITION] =
      g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  properties[PROP_POSITION] = g_param_spec_double (
      "position", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
swb_saved_view_init (SwbSavedView *self)
{
}

/**
 * swb_saved_view_new:
 * @id: the view's id
 *
 * Returns: (transfer full): a view without a name
 */
SwbSavedView *
swb_saved_view_new (const SwbId *id)
{
  SwbSavedView *self = g_object_new (SWB_TYPE_SAVED_VIEW, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_saved_view_get_id:
 * @self: a view
 *
 * Returns: (transfer none): its id
 */
const SwbId *
swb_saved_view_get_id (SwbSavedView *self)
{
  g_return_val_if_fail (SWB_IS_SAVED_VIEW (self), NULL);

  return &self->id;
}

static void
set_text (SwbSavedView *self, char **field, const char *text, guint property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * swb_saved_view_get_page:
 * @self: a view
 *
 * Returns: (nullable): the page that it is of
 */
const char *
swb_saved_view_get_page (SwbSavedView *self)
{
  g_return_val_if_fail (SWB_IS_SAVED_VIEW (self), NULL);

  return self->page;
}

/**
 * swb_saved_view_set_page:
 * @self: a view
 * @page: (nullable): the page that it is of
 */
void
swb_saved_view_set_page (SwbSavedView *self, const char *page)
{
  g_return_if_fail (SWB_IS_SAVED_VIEW (self));

  set_text (self, &self->page, page, PROP_PAGE);
}

/**
 * swb_saved_view_get_name:
 * @self: a view
 *
 * Returns: (nullable): its name, as the team calls it
 */
const char *
swb_saved_view_get_name (SwbSavedView *self)
{
  g_return_val_if_fail (SWB_IS_SAVED_VIEW (self), NULL);

  return self->name;
}

/**
 * swb_saved_view_set_name:
 * @self: a view
 * @name: (nullable): its name, as the team calls it
 */
void
swb_saved_view_set_name (SwbSavedView *self, const char *name)
{
  g_return_if_fail (SWB_IS_SAVED_VIEW (self));

  set_text (self, &self->name, name, PROP_NAME);
}

/**
 * swb_saved_view_get_definition:
 * @self: a view
 *
 * Returns: (nullable): what it shows, in a form that the page knows
 */
const char *
swb_saved_view_get_definition (SwbSavedView *self)
{
  g_return_val_if_fail (SWB_IS_SAVED_VIEW (self), NULL);

  return self->definition;
}

/**
 * swb_saved_view_set_definition:
 * @self: a view
 * @definition: (nullable): what it shows, in a form that the page knows
 */
void
swb_saved_view_set_definition (SwbSavedView *self, const char *definition)
{
  g_return_if_fail (SWB_IS_SAVED_VIEW (self));

  set_text (self, &self->definition, definition, PROP_DEFINITION);
}

/**
 * swb_saved_view_get_position:
 * @self: a view
 *
 * Returns: by which views stand one below the other
 */
double
swb_saved_view_get_position (SwbSavedView *self)
{
  g_return_val_if_fail (SWB_IS_SAVED_VIEW (self), 0);

  return self->position;
}

/**
 * swb_saved_view_set_position:
 * @self: a view
 * @position: by which views stand one below the other
 */
void
swb_saved_view_set_position (SwbSavedView *self, double position)
{
  g_return_if_fail (SWB_IS_SAVED_VIEW (self));

  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
