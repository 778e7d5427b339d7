namespace HerScheduler.Reminders;

/// <summary>What an alert e-mail shows, ready for any form of it. Text from people is as they wrote it: whoever renders it makes it harmless.</summary>
/// <param name="Language">The language of the words, as HTML names it.</param>
/// <param name="Subject">The subject; no patient's name.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Message">What to do, or why it is on that date.</param>
/// <param name="Facts">Name and value of what one needs to know, in order.</param>
/// <param name="Link">The page of the plan, at the event.</param>
/// <param name="OpenWord">What the link is called.</param>
/// <param name="Footer">Why the reader gets it, and who decides.</param>
public sealed record AlertView(
    string Language, string Subject, string Heading, string Message, IReadOnlyList<(string Name, string Value)> Facts, Uri Link, string OpenWord, string Footer);
