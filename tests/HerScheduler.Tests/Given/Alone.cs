namespace HerScheduler.Tests.Given;

/// <summary>Tests that compare how long two things take: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
