/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A brief as a PDF: content to pages, pages to bytes, bytes to a file that is
 * moved into place only when it is whole. */
#include "report/swb-brief.h"

#include "report/swb-brief-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* One export on its worker. */
typedef struct
{
  SwbBriefContent *content;
  GFile *file;
  SwbBriefProgress progress;
  gpointer progress_data;
  GMainContext *caller;
} Job;

typedef struct
{
  SwbBriefProgress progress;
  gpointer data;
  double share;
} Report;

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const SwbBriefContent *content)
{
  g_autofree char *day = swb_day_to_iso (content->today);
  g_autofree char *time = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  content->name);
  if (content->author && *content->author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                    content->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  content->footer);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS,
                                  content->keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Swellboard " SWB_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  time);
}

static void
set_outline (cairo_surface_t *surface, const SwbBriefPages *pages)
{
  guint n;
  const SwbContentsEntry *entries = swb_brief_pages_get_entries (pages, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *link = g_strdup_printf ("dest='%s'", entries[i].dest);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                     entries[i].name, link, 0);
    }
}

static gboolean
report_cb (gpointer data)
{
  const Report *report = data;

  report->progress (report->share, report->data);
  return G_SOURCE_REMOVE;
}

/* Hands the progress to the caller's main loop; a source of our own, as
 * g_main_context_invoke () might run it on this thread. */
static void
tell_progress (const Job *job, double share)
{
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (!job || !job->progress)
    return;
  report = g_new (Report, 1);
  *report = (Report){ job->progress, job->progress_data, share };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, g_free);
  g_source_attach (source, job->caller);
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SWB_REPORT_ERROR, SWB_REPORT_ERROR_DRAW,
               _ ("The brief could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
draw_pages (SwbBriefPages *pages,
            cairo_surface_t *surface,
            const Job *job,
            GCancellable *cancellable,
            GError **error)
{
  const guint n = swb_brief_pages_get_n (pages);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      swb_brief_pages_draw (pages, cr, i);
      cairo_show_page (cr);
      tell_progress (job, 0.1 + 0.8 * (i + 1) / n);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         check_status (status, error);
}

static GByteArray *
make_pdf (SwbBriefPages *pages,
          const SwbBriefContent *content,
          const Job *job,
          GCancellable *cancellable,
          GError **error)
{
  const SwbPageSize size = swb_brief_pages_get_size (pages);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, size.width, size.height);
  gboolean done;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, content);
  set_outline (surface, pages);
  done = draw_pages (pages, surface, job, cancellable, error);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return done ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
keep_bytes (GByteArray *bytes,
            GFile *file,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  if (g_file_replace_contents (file, (const char *) bytes->data, bytes->len,
                               NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = g_file_get_parse_name (file);
  g_set_error (error, SWB_REPORT_ERROR, SWB_REPORT_ERROR_WRITE,
               _ ("The brief could not be written to “%1$s”: %2$s"), name,
               local->message);
  return FALSE;
}

/* Everything but the gathering; runs on any thread. */
static gboolean
write_content (const SwbBriefContent *content,
               GFile *file,
               const Job *job,
               GCancellable *cancellable,
               GPtrArray **warnings,
               GError **error)
{
  g_autoptr (SwbBriefPages) pages = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  pages = swb_brief_pages_new (content);
  tell_progress (job, 0.1);
  bytes = make_pdf (pages, content, job, cancellable, error);
  if (!bytes || !keep_bytes (bytes, file, cancellable, error))
    return FALSE;
  tell_progress (job, 1.0);
  if (warnings)
    *warnings = g_ptr_array_ref (swb_brief_pages_get_warnings (pages));
  return TRUE;
}

/**
 * swb_brief_write:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose brief
 * @options: (nullable): paper, date and sections; %NULL for A4, today, all
 * @file: where to; an existing file is replaced only by a whole one
 * @cancellable: (nullable): a #GCancellable
 * @warnings: (out) (optional) (element-type utf8): sentences on scripts that
 *   no installed font has
 * @error: return location for a #SwbReportError or %G_IO_ERROR_CANCELLED
 *
 * The same plan, options and fonts give the same bytes.
 *
 * Returns: whether the brief was written
 */
gboolean
swb_brief_write (SwbWorkspace *workspace,
                 SwbCampaign *campaign,
                 const SwbBriefOptions *options,
                 GFile *file,
                 GCancellable *cancellable,
                 GPtrArray **warnings,
                 GError **error)
{
  g_autoptr (SwbBriefContent) content = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  content = swb_brief_content_new (workspace, campaign, options);
  return write_content (content, file, NULL, cancellable, warnings, error);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  swb_brief_content_free (job->content);
  g_object_unref (job->file);
  g_main_context_unref (job->caller);
  g_free (job);
}

static void
write_in_thread (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GPtrArray *warnings = NULL;
  GError *error = NULL;

  if (write_content (job->content, job->file, job, cancellable, &warnings,
                     &error))
    g_task_return_pointer (task, warnings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * swb_brief_write_async:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose brief
 * @options: (nullable): paper, date and sections; %NULL for A4, today, all
 * @file: where to; an existing file is replaced only by a whole one
 * @progress: (nullable): told in the caller's main loop, never after @callback
 *   was asked to run
 * @progress_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @callback: to be called when it is done
 * @user_data: for @callback
 *
 * Gathers the content at once, on the main thread; the rest is done on a
 * worker.
 */
void
swb_brief_write_async (SwbWorkspace *workspace,
                       SwbCampaign *campaign,
                       const SwbBriefOptions *options,
                       GFile *file,
                       SwbBriefProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (G_IS_FILE (file));
  job = g_new0 (Job, 1);
  job->content = swb_brief_content_new (workspace, campaign, options);
  job->file = g_object_ref (file);
  job->progress = progress;
  job->progress_data = progress_data;
  job->caller = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, swb_brief_write_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * swb_brief_write_finish:
 * @result: of swb_brief_write_async ()
 * @warnings: (out) (optional) (element-type utf8): as in swb_brief_write ()
 * @error: return location for a #SwbReportError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the brief was written
 */
gboolean
swb_brief_write_finish (GAsyncResult *result,
                        GPtrArray **warnings,
                        GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (
      g_async_result_is_tagged (result, swb_brief_write_async), FALSE);
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (!found)
    return FALSE;
  if (warnings)
    *warnings = g_steal_pointer (&found);
  return TRUE;
}

/**
 * swb_brief_check_fonts:
 * @workspace: where the names are
 * @campaign: whose brief
 *
 * Returns: (transfer full) (element-type utf8): what swb_brief_write () would
 *   warn of, told before anything is written
 */
GPtrArray *
swb_brief_check_fonts (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  g_autoptr (SwbBriefContent) content =
      swb_brief_content_new (workspace, campaign, NULL);
  g_autoptr (SwbBriefPages) pages = swb_brief_pages_new (content);

  return g_ptr_array_ref (swb_brief_pages_get_warnings (pages));
}
