using HerScheduler.Localization;

namespace HerScheduler.Reminders;

/// <summary>What an alert e-mail shows, ready for any form of it.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Subject">The subject; no patient's name.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Message">What to do, or why it is on that date.</param>
/// <param name="Facts">Name and value of what one needs to know, in order.</param>
/// <param name="Link">The page of the plan, at the event.</param>
/// <param name="Home">All of today's work.</param>
public sealed record AlertView(
    Texts Texts, string Subject, string Heading, CoreText Message, IReadOnlyList<(string Name, string Value)> Facts, Uri Link, Uri Home);
