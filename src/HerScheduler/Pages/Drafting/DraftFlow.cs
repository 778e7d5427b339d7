using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Plans;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Localization;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Drafting;

/// <summary>From a form to a stored draft: shown, tried, stored. Reading, reviewing and storing are those of the API.</summary>
internal sealed class DraftFlow(SchedulerDb db, PlanDrafts drafts, InstallationSettings installation)
{
    /// <summary>The form of a new plan.</summary>
    public DraftView New(Caller caller, Texts texts, IReadOnlyDictionary<string, string>? typed) =>
        new(texts, caller.Role, Plan: null, Seen: null, typed ?? Beginning(caller), DraftLists.Of(installation, caller.Reach, texts));

    /// <summary>The form of a draft.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="caller">Who is signed in.</param>
    /// <param name="texts">The reader's language.</param>
    /// <param name="typed">What was typed, and which text of the draft the form began with; null: it is opened now.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<DraftView>> Of(string id, Caller caller, Texts texts, IReadOnlyDictionary<string, string>? typed, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == id, cancel) is not { } row)
        {
            return Problem.NoSuchPlan(id);
        }

        if (row.Status != PlanStatus.Draft)
        {
            return Problem.Conflict($"Plan '{id}' is approved; what happens to it is recorded as facts.");
        }

        var before = JsonNode.Parse(row.Document)!.AsObject();
        var values = typed ?? DraftDocument.Values(before).Concat(DraftOverrides.Values(before)).ToDictionary(StringComparer.Ordinal);
        var seen = typed is null ? DraftTag.Of(row) : new DraftTag(typed.GetValueOrDefault("seen", ""));
        return new DraftView(texts, caller.Role, id, seen, values, DraftLists.Of(installation, caller.Reach, texts)) { Before = before };
    }

    /// <summary>The form beside its dates and review, or with why not.</summary>
    public async Task<DraftView> Try(DraftView form, Caller caller, CancellationToken cancel) =>
        (await drafts.Try(Bytes(form, caller), SenderRight.Of(caller), PlanOf(form.Before), cancel)).Match(
            review => form with { Review = review },
            problem => form with { Problem = problem });

    /// <summary>Stores it, once however often it is sent.</summary>
    /// <returns>The plan's id.</returns>
    public async Task<Outcome<string>> Store(DraftView form, Caller caller, CancellationToken cancel)
    {
        var (document, right) = (Bytes(form, caller), SenderRight.Of(caller));
        var stored = form.Plan is { } id
            ? await drafts.Replace(id, document, right, IfMatch.Anything, cancel, form.Seen)
            : await drafts.Create(document, right, cancel);
        return await stored.Match(
            view => Task.FromResult<Outcome<string>>(view.Plan.Id),
            async problem => problem.Status == StatusCodes.Status409Conflict && await IsStored(document, cancel) is { } same ? same : problem);
    }

    /// <summary>A second click, or a form that is sent again after no answer came, is no conflict.</summary>
    private async Task<string?> IsStored(byte[] document, CancellationToken cancel)
    {
        if (Read(document) is not { } plan)
        {
            return null;
        }

        var text = PlanDrafts.DocumentOf(plan);
        return await db.Plans.AnyAsync(row => row.Id == plan.Id && row.Document == text, cancel) ? plan.Id : null;
    }

    /// <summary>What the form says, as a plan document.</summary>
    public static JsonObject Document(DraftView form, Caller caller)
    {
        var document = DraftDocument.Of(form.Before, form.Values);
        DraftOverrides.Apply(document, form.Values, caller.Name);
        return document;
    }

    private static byte[] Bytes(DraftView form, Caller caller) => Encoding.UTF8.GetBytes(Document(form, caller).ToJsonString());

    private TreatmentPlan? PlanOf(JsonObject before) => before.Count == 0 ? null : Read(Encoding.UTF8.GetBytes(before.ToJsonString()));

    private TreatmentPlan? Read(byte[] document) =>
        PlanReader.Read(document, installation.Library, installation.Sites.PlanSettingsOf).Match<TreatmentPlan?>(plan => plan, _ => null);

    /// <summary>A navigator writes for herself, and the choices after surgery are said and not implied. Nothing else is presumed of a patient.</summary>
    private static Dictionary<string, string> Beginning(Caller caller)
    {
        var values = DraftDocument.Values(new JsonObject { ["afterSurgery"] =
            new JsonObject { ["pcr"] = "hp", ["residual"] = "t-dm1", ["expected"] = "pcr" } });
        values[DraftFields.Id] = $"plan-{Guid.CreateVersion7():N}";
        values[DraftFields.Navigator] = caller.Reach.Navigators is [var herself, ..] ? herself : "";
        return values;
    }
}
