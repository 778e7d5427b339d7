namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>Where the rules come from, as shown beside a date or an alert.</summary>
internal static class Sources
{
    public const string Echo = "Herceptin label: LVEF before, every 3 months during, and every 6 months for 2 years after";
    public const string PreConjugate = "Kadcyla and Enhertu labels: LVEF before the first dose";
    public const string Surgery = "NeoSphere and TRYPHAENA: surgery within 6 weeks of the last chemotherapy";
    public const string Pathology = "site practice: result 10 days after surgery";
    public const string Radiotherapy = "adjuvant radiotherapy after surgery and chemotherapy (R11)";
    public const string Endocrine = "endocrine therapy after chemotherapy (R8)";
    public const string EndocrineReview = "endocrine therapy for 5 to 10 years (R9)";
    public const string Completion = "HERA and APHINITY: 18 cycles or one year (R4)";
    public const string LvefAccepted = "ESC 2022: HER2 therapy may go on below normal under cardiology";
    public const string LvefBelowNormal = "safety net beside every policy: an LVEF below normal is never silent (R7)";
    public const string LvefStart = "APHINITY and US labels: LVEF before HER2 therapy (R5)";
    public const string LvefGap = "Herceptin label: LVEF every 3 months (R6)";
    public const string Reload = "US Herceptin label (more than 1 week late) and the 6-week rule of pertuzumab";
    public const string Recordings = "site practice: every drug of a cycle is recorded within 3 days";
    public const string AdjuvantLate = "KATHERINE and APHINITY: adjuvant therapy within 12 weeks of surgery";

    public static string Of(Draft draft) => draft.Kind switch
    {
        EventKind.Cycle => draft.Cycle!.Track.Source,
        EventKind.Echo => draft.Key is Cardiac.EchoKeys.PreTDm1 or Cardiac.EchoKeys.PreTDxd ? PreConjugate : Echo,
        EventKind.Surgery => Surgery,
        EventKind.Pathology => Pathology,
        EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd => Radiotherapy,
        EventKind.EndocrineStart => Endocrine,
        EventKind.EndocrineReview => EndocrineReview,
        EventKind.Her2Completion => Completion,
        EventKind.Task => draft.Task!.Task.Source,
        _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Kind, "A kind of event without a source."),
    };
}
