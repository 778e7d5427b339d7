using HerScheduler.Localization;

namespace HerScheduler.Pages.SignIn;

/// <summary>A form of signing in.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="To">The page to go on to.</param>
/// <param name="IsRefused">What was typed last opened nothing.</param>
public sealed record SignInView(Texts Texts, string To, bool IsRefused);

/// <summary>After the hospital's provider: signed out, or not signed in.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="IsRefused">Not signed in.</param>
/// <param name="Provider">Where one signs out at the provider too; null: one has, or cannot.</param>
public sealed record ProviderView(Texts Texts, bool IsRefused, string? Provider);

/// <summary>Setting up the second factor.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Key">The key as a person types it, in groups of four.</param>
/// <param name="Code">The QR code of the same.</param>
/// <param name="IsRefused">The code that was typed is not of this key.</param>
public sealed record EnrolView(Texts Texts, string Key, QrCode Code, bool IsRefused);

/// <summary>The recovery codes, shown this once.</summary>
public sealed record RecoveryCodesView(Texts Texts, IReadOnlyList<string> Codes);

/// <summary>One's own account.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Role">In the words of the interface; null: none without the second factor.</param>
/// <param name="Sites">The sites, for a person.</param>
/// <param name="HasSecondFactor">Whether it is set up.</param>
/// <param name="Faults">Why the password was not changed.</param>
/// <param name="IsChanged">It was.</param>
public sealed record AccountView(Texts Texts, string Name, string? Role, string Sites, bool HasSecondFactor, IReadOnlyList<string> Faults, bool IsChanged);
