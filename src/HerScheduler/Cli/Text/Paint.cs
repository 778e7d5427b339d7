namespace HerScheduler.Cli.Text;

/// <summary>Colour for a terminal that wants it. Colour only repeats what the words and marks say.</summary>
/// <param name="Wanted">False: text passes unchanged.</param>
internal readonly record struct Paint(bool Wanted)
{
    public string Bold(string text) => With("1", text);

    public string Red(string text) => With("31", text);

    public string Yellow(string text) => With("33", text);

    public string Green(string text) => With("32", text);

    public string Dim(string text) => With("2", text);

    private string With(string code, string text) => Wanted && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
