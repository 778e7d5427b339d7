namespace HerScheduler.Core.Facts;

/// <summary>The plan is closed: everything open is cancelled, nothing more is sent to the navigator.</summary>
public abstract record PatientLeft : Fact
{
    public required DateOnly Date { get; init; }

    public override string? Subject => null;

    internal override FactDates Dates => FactDates.Happened(Date);
}
