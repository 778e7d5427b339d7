using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Localization;
using HerScheduler.Settings;

namespace HerScheduler.Reminders;

/// <summary>Makes the e-mail of an alert: plain text and HTML of the same words, in the language of the plan's site.</summary>
internal sealed class AlertMailWriter(MailHtml html, SchedulerSettings settings)
{
    /// <param name="row">The e-mail as it was decided.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="overdue">How many echoes are overdue at the clinic.</param>
    public async Task<Mail> Write(MailRow row, AlertLetter letter, int overdue)
    {
        var view = View(letter, overdue);
        return new Mail
        {
            To = row.Recipient,
            Subject = view.Subject,
            Text = AlertText.Of(view),
            Html = await html.Of<AlertHtml>(nameof(AlertHtml.View), view),
            MessageId = row.MessageId,
        };
    }

    private AlertView View(AlertLetter letter, int overdue)
    {
        var (plan, site) = (letter.Course.Course.Plan, letter.Course.Site);
        var words = new AlertWords(site.Texts);
        var patient = HeaderText.OneLine(plan.Patient.Id);
        var heading = words.Heading(letter);
        var message = Reasons.Of(site.Texts, letter.Schedule).Said(letter.Message);
        return new AlertView(
            site.Texts,
            $"{heading} ({patient})",
            heading,
            message with { Text = HeaderText.OneLine(message) },
            [
                (site.Texts["Column.Patient"], plan.Patient.Name is { } name && site.ShowPatientNames ? $"{patient} {HeaderText.OneLine(name)}" : patient),
                (site.Texts["Alert.Clinic"], HeaderText.OneLine(site.Name)),
                .. letter.Event is { } item
                    ? [(site.Texts["Alert.Event"], HeaderText.OneLine(site.Texts.Core.Title(item.Title)))]
                    : Array.Empty<(string, string)>(),
                words.When(letter),
                .. letter.Echo is { } echo ? words.Of(echo, overdue) : [],
                (site.Texts["Alert.Rule"], HeaderText.OneLine(letter.Source)),
            ],
            DigestLinks.To(settings.BaseUri, plan.Id, letter.Event?.Key),
            settings.BaseUri);
    }
}
