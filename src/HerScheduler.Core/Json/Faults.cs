namespace HerScheduler.Core.Json;

/// <summary>Collects everything that is wrong with a document.</summary>
internal sealed class Faults
{
    /// <summary>So many faults are listed; the rest are counted. No sender mends more at once.</summary>
    public const int MostListed = 1000;

    private readonly List<Fault> _listed = [];
    private int _count;

    /// <summary>Put behind every detail, for a place a pointer cannot tell: <c> (line 7)</c>.</summary>
    public string Suffix { get; set; } = "";

    public bool None => _count == 0;

    /// <summary>How many were told so far.</summary>
    public int Count => _count;

    /// <summary>True when further faults are only counted.</summary>
    public bool IsFull => _listed.Count >= MostListed;

    public void Add(Place place, string detail)
    {
        _count++;
        if (!IsFull)
        {
            _listed.Add(new Fault(place.ToString(), detail + Suffix));
        }
    }

    /// <summary><paramref name="value"/> when nothing is wrong, else all faults.</summary>
    public ReadResult<T> Judge<T>(T value)
        where T : class => None ? ReadResult<T>.Valid(value) : ReadResult<T>.Invalid(ToList());

    public IReadOnlyList<Fault> ToList() =>
        _count == _listed.Count ? _listed : [.. _listed, new Fault("#", $"{_count - _listed.Count} further faults are not listed")];
}
