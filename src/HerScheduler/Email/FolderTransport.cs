using System.Runtime.CompilerServices;
using HerScheduler.Settings;
using MimeKit;

namespace HerScheduler.Email;

/// <summary>Writes each e-mail as an .eml file that any mail program opens. A file appears whole or not at all.</summary>
internal sealed class FolderTransport(SchedulerSettings settings) : IMailTransport
{
    /// <summary>RFC 5322: lines end with CR LF, in a file as on the wire.</summary>
    private static readonly FormatOptions Lines = Format();

    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(settings.Email.Folder));

        // Beside the final place, so that the last step is a rename within one file system.
        var workshop = Directory.CreateDirectory(Path.Combine(folder.FullName, $".writing-{Guid.NewGuid():N}"));
        try
        {
            foreach (var mail in mails)
            {
                cancel.ThrowIfCancellationRequested();
                yield return (mail, await Write(workshop, folder, mail, cancel));
            }
        }
        finally
        {
            workshop.Delete(recursive: true);
        }
    }

    private async Task<MailOutcome> Write(DirectoryInfo workshop, DirectoryInfo folder, Mail mail, CancellationToken cancel)
    {
        try
        {
            using var message = MimeMessages.Of(mail, settings.Email.From);
            var name = $"{mail.FileName}.eml";
            var draft = Path.Combine(workshop.FullName, name);
            await message.WriteToAsync(Lines, draft, cancel);
            File.Move(draft, Path.Combine(folder.FullName, name), overwrite: true);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Failed(broken.Message);
        }
    }

    private static FormatOptions Format()
    {
        var lines = FormatOptions.Default.Clone();
        lines.NewLineFormat = NewLineFormat.Dos;
        return lines;
    }
}
