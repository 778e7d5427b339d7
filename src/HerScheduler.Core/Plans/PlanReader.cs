using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Reads a plan document strictly: every fault with its JSON Pointer, all faults at once.</summary>
public static class PlanReader
{
    /// <summary>The largest document that is read: 1 MiB.</summary>
    public const int MaxBytes = StrictJson.MaxBytes;

    private static readonly string[] Properties =
    [
        "id", "patient", "site", "navigator", "disease", "protocol", "start", "intent", "history", "afterSurgery", "adjuvant", "radiotherapy", "endocrine",
        "settings", "tasks", "clinicalTrial", "overrides",
    ];

    private static readonly Shape Shape = new(Properties);

    private static readonly Expectation<ProtocolSetting> Intents = Expect.OneOf<ProtocolSetting>();

    private static readonly Expectation<string> Navigator =
        Expect.Text($"an e-mail address of at most {EmailAddress.MostCharacters} characters", EmailAddress.LooksValid);

    /// <param name="utf8Json">The document, UTF-8, at most <see cref="MaxBytes"/>.</param>
    /// <param name="library">The protocols and LVEF policies a plan can name.</param>
    /// <param name="siteSettings">The settings a site gives its plans, or null for an unknown site (a fault); null: every site is known and has the
    /// defaults.</param>
    /// <param name="isOneLine">True for a line of a longer file: faults of the text tell the column only.</param>
    public static ReadResult<TreatmentPlan> Read(
        ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings = null, bool isOneLine = false) =>
        StrictJson.Read(utf8Json, (root, faults) => Read(new ObjectReader(root, Place.Root, faults, Shape), library, siteSettings), isOneLine);

    /// <summary>A plan as the required property <paramref name="name"/> of another document. When there are faults the plan returned is a stand-in.</summary>
    internal static TreatmentPlan ReadMember(ObjectReader parent, string name, PlanLibrary library, Func<string, PlanSettings?>? siteSettings) =>
        Read(parent.RequiredObject(name, Shape), library, siteSettings);

    /// <summary>The shape of a document that is a plan and has one property more.</summary>
    internal static Shape ShapeWith(string name) => new([.. Properties, name]);

    /// <summary>The plan that <paramref name="plan"/> is. When there are faults the plan returned is a stand-in.</summary>
    internal static TreatmentPlan Read(ObjectReader plan, PlanLibrary library, Func<string, PlanSettings?>? siteSettings) => new(
        plan.Required("id", Expect.Identifier),
        PlanParts.ReadPatient(plan),
        ReadSite(plan, siteSettings, out var siteDefaults),
        plan.Required("navigator", Navigator),
        PlanParts.ReadDisease(plan),
        ReadProtocol(plan, library, out var protocol),
        plan.TryRequire("start", Expect.Day, out var start) ? start : default,
        PlanParts.ReadAfterSurgery(plan),
        PlanParts.ReadRadiotherapy(plan),
        PlanParts.ReadEndocrine(plan),
        SettingsReader.Read(plan, siteDefaults, library.Policies, protocol),
        plan.OrNull("clinicalTrial", Expect.FreeText),
        RuleOverrides.Read(plan))
    {
        Intent = ReadIntent(plan, protocol),
        History = HistoryReader.Read(plan, start),
        Adjuvant = PlanParts.ReadAdjuvant(plan),
        Tasks = PlanTasks.Read(plan, library.Tasks),
    };

    private static string ReadSite(ObjectReader plan, Func<string, PlanSettings?>? siteSettings, out PlanSettings defaults)
    {
        defaults = PlanSettings.Default;
        if (!plan.TryRequire("site", Expect.LowerCaseIdentifier, out var site) || siteSettings is null)
        {
            return site;
        }

        if (siteSettings(site) is { } known)
        {
            defaults = known;
        }
        else
        {
            plan.Fault("site", $"expected a site of this installation, found {Found.Quote(site)}; correct the id, or add the site to the configuration first");
        }

        return site;
    }

    private static string ReadProtocol(ObjectReader plan, PlanLibrary library, out Protocol? protocol)
    {
        var known = new Expectation<string>(
            $"a protocol of the library ({library.Protocols.Ids})",
            (JsonElement element, out string id) => Expect.LowerCaseIdentifier.TryRead(element, out id) && library.Protocols.Find(id) is not null);
        var read = plan.TryRequire("protocol", known, out var name);
        protocol = read ? library.Protocols.Find(name) : null;
        return name;
    }

    /// <summary>Null when absent: the protocol's own. What a protocol gives after surgery cannot be given before it.</summary>
    private static ProtocolSetting? ReadIntent(ObjectReader plan, Protocol? protocol)
    {
        if (!plan.TryRead("intent", Intents, out var intent))
        {
            return null;
        }

        if (intent == ProtocolSetting.Neoadjuvant && protocol is { IsNeoadjuvant: false })
        {
            plan.Fault("intent", $"expected adjuvant: protocol {protocol.Id} is given after surgery; for therapy before it choose a neoadjuvant protocol");
        }

        return intent;
    }
}
