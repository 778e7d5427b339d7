namespace HerScheduler.Security;

/// <summary>What a person's account can be called.</summary>
internal static class AccountName
{
    private const int Longest = 320;

    /// <summary>What is wrong with the name; null: nothing.</summary>
    public static string? Fault(string name) => name.Length is 0 or > Longest || name.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        ? $"An account's name has 1 to {Longest} printable characters without spaces; best is the person's e-mail address."
        : null;
}
