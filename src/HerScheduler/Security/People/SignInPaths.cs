namespace HerScheduler.Security.People;

/// <summary>The addresses of the pages of signing in.</summary>
internal static class SignInPaths
{
    public const string SignIn = "/sign-in";

    public const string SecondFactor = "/sign-in/code";

    public const string Recovery = "/sign-in/recovery";

    public const string SignOut = "/sign-out";

    /// <summary>Where the hospital's provider sends people back to.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>Where it did not, or what it said was not believed.</summary>
    public const string Refused = "/sign-in/refused";

    public const string SignedOutCallback = "/sign-out/callback";

    public const string SignedOut = "/sign-out/done";

    public const string Account = "/account";

    public const string Enrol = "/account/second-factor";

    /// <summary>The parameter with the page to go on to.</summary>
    public const string ReturnTo = "to";

    /// <summary>A page of this service, never another site.</summary>
    public static string Local(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && !to.Any(char.IsControl) && !to.StartsWith(SignIn, StringComparison.Ordinal) ? to : "/";
}
