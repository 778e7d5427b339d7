using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Problems;

/// <summary>Why something was refused, whichever way it came in: an RFC 9457 problem as a value.</summary>
/// <param name="Status">The HTTP status that says the same.</param>
/// <param name="Title">The kind of problem; the same words each time.</param>
/// <param name="Detail">This occurrence, for a person.</param>
public sealed record Problem(int Status, string Title, string Detail)
{
    /// <summary>Each fault with its place.</summary>
    public IReadOnlyList<Fault> Errors { get; init; } = [];

    /// <summary>Nothing spoke against it but rules that can be forced with a reason.</summary>
    public bool CanBeForced { get; init; }

    /// <summary>The safety review, where it is the reason.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The plan's version now, where somebody else was first.</summary>
    public int? Version { get; init; }

    /// <summary>What was recorded since the version the sender knew.</summary>
    public IReadOnlyList<RecordedEntry> Recorded { get; init; } = [];

    public static Problem Malformed(IReadOnlyList<Fault> faults) =>
        new(400, "The document cannot be read", faults.Count == 1 ? "One fault." : $"{faults.Count} faults.") { Errors = faults };

    public static Problem Forbidden(string detail) => new(403, "Forbidden", detail);

    public static Problem NoSuchPlan(string id) => new(404, "Unknown plan", $"There is no plan '{id}'.");

    public static Problem Conflict(string detail) => new(409, "Conflict", detail);

    public static Problem Stale(string expected, int version) =>
        new(412, "Stale version", $"If-Match says {expected}, but the plan's version is \"{version}\" now; read it again.") { Version = version };

    public static Problem TooLarge(int limit) =>
        new(413, "The document is too large", $"A document has at most {limit} bytes (1 MiB).")
        {
            Errors = [new Fault("#", $"at most {limit} bytes were expected")],
        };

    public static Problem WrongType(string expected, string found) =>
        new(415, "Unsupported content type", $"Expected {expected}, found {found}.") { Errors = [new Fault("#", $"expected {expected}, found {found}")] };

    /// <param name="obstacle">What keeps the database from taking any write, in words; null: it is busy or out of reach.</param>
    public static Problem NoDatabase(string? obstacle) => new(
        503,
        obstacle is null ? "The database does not answer" : "The database takes no write",
        obstacle is null
            ? "The database is busy or out of reach; nothing of this request is stored. Repeat it in a moment."
            : $"Nothing of this request is stored: {obstacle}.");

    public static Problem Unexpected(string detail) => new(500, "Unexpected problem", detail);

    public static Problem Contradiction(string detail, IReadOnlyList<Fault> faults) => new(422, "Refused", detail) { Errors = faults };
}
