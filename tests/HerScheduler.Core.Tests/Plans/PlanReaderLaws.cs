using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>Whatever comes in, a reader answers with a value or with faults, and never throws.</summary>
public sealed class PlanReaderLaws
{
    private static readonly byte[] Valid = Documents.Utf8(Documents.FullPlan);

    private static readonly byte[][] Snippets =
        [.. new[] { "\"", "\\ud800", "\\", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "0", "\u0000", "\uFEFF", "\n",
            "\"id\":1," }.Select(Documents.Utf8), [0xFF], [0xED, 0xA0, 0x80]];

    /// <summary>A few places, each with what is put there and how many bytes it replaces.</summary>
    private static readonly Gen<byte[]> MutatedPlan =
        from count in Gen.Choose(1, 6)
        from places in Gen.ListOf(Gen.Choose(0, Valid.Length), count)
        from snippets in Gen.ListOf(Gen.Elements(Snippets), count)
        from lengths in Gen.ListOf(Gen.Choose(0, 12), count)
        select places.Zip(snippets, lengths).Aggregate(Valid, Mutate);

    [Fact]
    public void Any_mutation_of_a_plan_is_read_or_refused() => Check.One(
        Laws.Tried(5000),
        Prop.ForAll(MutatedPlan.ToArbitrary(), bytes =>
        {
            var result = PlanReader.Read(bytes, PlanLibrary.BuiltIn);
            return result.IsValid == (result.Faults.Count == 0) && result.Faults.All(fault => fault.Pointer.StartsWith('#') && fault.Detail.Length > 0);
        }));

    [Fact]
    public void Any_mutation_of_a_plan_offered_as_facts_is_read_or_refused() => Check.One(
        Laws.Tried(1000),
        Prop.ForAll(MutatedPlan.ToArbitrary(), bytes =>
        {
            byte[] amendment = [.. "{\"id\":\"f\",\"plan\":\"plan-0001\",\"kind\":\"plan-amended\",\"by\":\"x\",\"document\":"u8, .. bytes, .. "}"u8];
            return FactReader.Read(amendment, PlanLibrary.BuiltIn) is not null
                && FactReader.ReadFile(bytes, PlanLibrary.BuiltIn) is not null
                && FactReader.ReadBody(bytes, PlanLibrary.BuiltIn) is not null
                && ProtocolReader.Read(bytes) is not null;
        }));

    [Fact]
    public void A_plan_that_can_be_read_is_written_and_read_back_to_the_same_bytes() => Check.One(
        Laws.Tried(2000),
        Prop.ForAll(MutatedPlan.ToArbitrary(), bytes => PlanReader.Read(bytes, PlanLibrary.BuiltIn).Match(
            plan =>
            {
                var written = PlanJson.ToUtf8(plan);
                return PlanJson.ToUtf8(PlanReader.Read(written, PlanLibrary.BuiltIn).Value).AsSpan().SequenceEqual(written);
            },
            _ => true)));

    private static byte[] Mutate(byte[] bytes, (int Place, byte[] Snippet, int Length) edit)
    {
        var place = Math.Min(edit.Place, bytes.Length);
        var end = Math.Min(place + edit.Length, bytes.Length);
        return [.. bytes[..place], .. edit.Snippet, .. bytes[end..]];
    }
}
