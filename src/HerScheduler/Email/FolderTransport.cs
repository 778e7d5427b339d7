using System.Net.Mail;
using System.Runtime.CompilerServices;
using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>Writes each e-mail as an .eml file that any mail program opens. A file appears whole or not at all.</summary>
internal sealed class FolderTransport(SchedulerSettings settings) : IMailTransport
{
    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(settings.Email.Folder));

        // Beside the final place, so that the last step is a rename within one file system.
        var workshop = Directory.CreateDirectory(Path.Combine(folder.FullName, $".writing-{Guid.NewGuid():N}"));
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = workshop.FullName };
            foreach (var mail in mails)
            {
                cancel.ThrowIfCancellationRequested();
                yield return (mail, await Write(client, workshop, folder, mail, cancel));
            }
        }
        finally
        {
            workshop.Delete(recursive: true);
        }
    }

    private async Task<MailOutcome> Write(SmtpClient client, DirectoryInfo workshop, DirectoryInfo folder, Mail mail, CancellationToken cancel)
    {
        try
        {
            using var message = MailMessages.Of(mail, settings.Email.From);
            await client.SendMailAsync(message, cancel);
            workshop.EnumerateFiles().Single().MoveTo(Path.Combine(folder.FullName, $"{mail.FileName}.eml"), overwrite: true);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (Exception broken) when (broken is SmtpException or IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Failed(broken.InnerException?.Message ?? broken.Message);
        }
    }
}
