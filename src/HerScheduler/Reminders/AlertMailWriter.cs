using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Hosting.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HerScheduler.Reminders;

/// <summary>Makes the e-mail of an alert: plain text and HTML of the same words.</summary>
internal sealed class AlertMailWriter(HtmlRenderer renderer, SchedulerSettings settings)
{
    public async Task<Mail> Write(AlertMailRow row, AlertLetter letter)
    {
        var view = View(letter);
        return new Mail
        {
            To = row.Recipient,
            Subject = view.Subject,
            Text = AlertText.Of(view),
            Html = await Html(view),
            MessageId = row.MessageId,
            FileName = row.MessageId[1..row.MessageId.IndexOf('@', StringComparison.Ordinal)],
        };
    }

    private AlertView View(AlertLetter letter)
    {
        var plan = letter.Course.Course.Plan;
        var (patient, site) = (plan.Patient, letter.Course.Site);
        var facts = new List<(string, string)>
        {
            ("Patient", HeaderText.OneLine(patient.Name is { } name && site.ShowPatientNames ? $"{patient.Id} {name}" : patient.Id)),
            ("Clinic", HeaderText.OneLine(site.Name)),
        };
        if (letter.Event is { } item)
        {
            facts.Add(("Event", HeaderText.OneLine(item.Title)));
        }

        facts.AddRange(AlertWords.When(letter));
        facts.Add(("Rule", letter.Source));
        var heading = AlertWords.Heading(letter);
        return new AlertView(
            "en",
            $"{heading} ({HeaderText.OneLine(patient.Id)})",
            heading,
            HeaderText.OneLine(letter.Message),
            facts,
            DigestLinks.To(settings.BaseUri, plan.Id, letter.Event?.Key),
            "Open the plan",
            AlertWords.Footer);
    }

    private Task<string> Html(AlertView view) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(AlertHtml.View)] = view });
        return (await renderer.RenderComponentAsync<AlertHtml>(parameters)).ToHtmlString();
    });
}
