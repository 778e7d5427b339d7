using System.Text.RegularExpressions;

namespace HerScheduler.Tests.Contracts;

/// <summary>The types of the contract for people to read: what is equal in several of them stands once.</summary>
internal sealed partial class SharedShapes
{
    /// <summary>A shorter list of words is read faster where it stands than looked up.</summary>
    private const int WordsWorthAName = 5;

    private readonly List<SchemaObject> _objects;
    private readonly List<(string Name, SchemaType.Words Type)> _lists = [];
    private readonly List<(string Name, string Shared)> _furtherNames = [];

    public SharedShapes(SchemaTypes types)
    {
        _objects = [.. types.Objects];
        Choices = [.. types.Choices.Select(choice => (choice.Key, choice.Value))];
        while (_objects.GroupBy(one => one.Body, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } equal)
        {
            Merge([.. equal]);
        }

        foreach (var (name, choice) in Choices)
        {
            ShareFieldsOf(name, Named(choice.Types));
        }

        NameLists();
    }

    /// <summary>Lists of words that occur more than once.</summary>
    public IReadOnlyList<(string Name, SchemaType.Words Type)> Lists => _lists;

    /// <summary>No two of them are equal; a base comes before those that have it.</summary>
    public IReadOnlyList<SchemaObject> Objects => _objects;

    public IReadOnlyList<(string Name, SchemaType.OneOf Type)> Choices { get; }

    /// <summary>The contract's own names of shared objects.</summary>
    public IReadOnlyList<(string Name, string Shared)> FurtherNames => _furtherNames;

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private List<SchemaObject> Named(IReadOnlyList<SchemaType> types) => [.. _objects.Where(one => types.Contains(new SchemaType.Named(one.Name)))];

    private void Merge(IReadOnlyList<SchemaObject> equal)
    {
        var shared = NameFor(equal);
        _furtherNames.AddRange(equal.Select(one => (one.Name, shared)));
        _objects[_objects.IndexOf(equal[0])] = equal[0] with { Name = shared };
        _objects.RemoveAll(equal.Contains);
        var names = equal.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        Change(type => type is SchemaType.Named named && names.Contains(named.Name) ? new SchemaType.Named(shared) : type);
    }

    /// <summary>The words in which all their names end. When others end so too, what it is about comes first: the first type that it holds.</summary>
    private string NameFor(IReadOnlyList<SchemaObject> equal)
    {
        var names = equal.Select(one => Word().Matches(one.Name).Select(word => word.Value).Reverse().ToList()).ToList();
        var end = string.Concat(names[0].TakeWhile((word, index) => names.TrueForAll(name => name.ElementAtOrDefault(index) == word)).Reverse());
        return _objects.Except(equal).Any(one => one.Name.EndsWith(end, StringComparison.Ordinal))
            ? equal[0].Fields.Select(field => field.Type).OfType<SchemaType.Named>().First().Name + end
            : end;
    }

    /// <summary>What all members of a choice have stands once, and so does what all objects have that stand in the same place of them.</summary>
    private void ShareFieldsOf(string name, List<SchemaObject> members)
    {
        ShareFields(name, $"every {name}", members);
        foreach (var part in members[0].Fields)
        {
            var parts = members.SelectMany(member => member.Fields).Where(field => field.Name == part.Name).Select(field => field.Type).Distinct().ToList();
            if (parts.Count > 1 && parts.TrueForAll(type => type is SchemaType.Named))
            {
                ShareFields(name + Capitalised(part.Name), $"the {part.Name} of every {name}", Named(parts));
            }
        }
    }

    private void ShareFields(string family, string each, List<SchemaObject> members)
    {
        var shared = members[0].Fields.Select(field => field.ToString())
            .Where(field => members.All(member => member.Fields.Any(own => own.ToString() == field))).ToHashSet(StringComparer.Ordinal);
        var every = new SchemaObject(
            $"Every{family}", $"What {each} has.", [.. members[0].Fields.Where(field => shared.Contains(field.ToString()))]);
        foreach (var member in members)
        {
            _objects[_objects.IndexOf(member)] =
                member with { Fields = [.. member.Fields.Where(field => !shared.Contains(field.ToString()))], Base = every.Name };
        }

        _objects.Insert(_objects.FindIndex(one => one.Base == every.Name), every);
    }

    private void NameLists()
    {
        foreach (var list in _objects.SelectMany(one => one.Fields).SelectMany(ListsOf).GroupBy(list => list.Type.ToString(), StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any()).Select(group => group.First()).ToList())
        {
            _lists.Add(list);
            Change(type => type.ToString() == list.Type.ToString() ? new SchemaType.Named(list.Name) : type);
        }
    }

    private static IEnumerable<(string Name, SchemaType.Words Type)> ListsOf(SchemaField field)
    {
        var lists = new List<SchemaType.Words>();
        field.Type.Changed(type =>
        {
            lists.AddRange(type is SchemaType.Words { Values.Count: >= WordsWorthAName } words ? [words] : []);
            return type;
        });
        return lists.Select(list => (Capitalised(field.Name), list));
    }

    private void Change(Func<SchemaType, SchemaType> change)
    {
        for (var index = 0; index < _objects.Count; index++)
        {
            _objects[index] = _objects[index].Changed(change);
        }
    }

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Word();
}
