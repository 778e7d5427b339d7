namespace HerScheduler.Localization;

/// <summary>What the core says (a title, a reason, a message), as its reader gets it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Language">As HTML's <c>lang</c> wants it, where a part of the words stayed English. Null: all of it is in the reader's language.</param>
public readonly record struct CoreText(string Text, string? Language)
{
    public static implicit operator string(CoreText text) => text.Text;

    public override string ToString() => Text;

    /// <summary>The same with words of the reader's language behind it.</summary>
    public CoreText Then(string words) => this with { Text = Text + words };
}
