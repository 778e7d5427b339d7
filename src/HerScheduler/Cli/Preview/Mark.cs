namespace HerScheduler.Cli.Preview;

/// <summary>The one-character marks at the left of a row; the legend below the table explains those that occur.</summary>
internal static class Mark
{
    public const string Provisional = "~";
    public const string Due = ">";
    public const string Overdue = "!";
    public const string Held = "#";
    public const string Gone = "x";
}
