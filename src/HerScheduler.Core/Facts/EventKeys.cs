namespace HerScheduler.Core.Facts;

/// <summary>Keys of the events that a course has once, and that facts speak about without naming them.</summary>
internal static class EventKeys
{
    public const string Surgery = "surgery";
    public const string Pathology = "pathology";
    public const string RadiotherapyStart = "radiotherapy-start";
    public const string RadiotherapyEnd = "radiotherapy-end";
    public const string EndocrineStart = "endocrine-start";
}
