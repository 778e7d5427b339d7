using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HerScheduler.Json;
using HerScheduler.Messaging.Replay;

namespace HerScheduler.Cli.Messages;

/// <summary>Which messages: of one plan by number, or of all by when they were sent.</summary>
internal sealed class ReplayOptions
{
    private readonly Option<string?> _plan = new("--plan") { HelpName = "ID", Description = "Only this plan." };
    private readonly Option<int?> _fromSequence = Number("--from-sequence", "From this number of the plan on.");
    private readonly Option<int?> _toSequence = Number("--to-sequence", "Up to this number of the plan, inclusive.");
    private readonly Option<DateTimeOffset?> _from = Instant("--from", "Sent at that instant or later; a day begins at 00:00 UTC.");
    private readonly Option<DateTimeOffset?> _to = Instant("--to", "Sent before that instant; a day is not included.");

    public void AddTo(Command verb)
    {
        verb.Add(_plan);
        verb.Add(_fromSequence);
        verb.Add(_toSequence);
        verb.Add(_from);
        verb.Add(_to);
        verb.Validators.Add(Check);
    }

    public ReplayRange Of(ParseResult parsed) => new(
        parsed.GetValue(_plan), parsed.GetValue(_fromSequence), parsed.GetValue(_toSequence), parsed.GetValue(_from), parsed.GetValue(_to));

    private void Check(CommandResult result)
    {
        bool Has(Option option) => result.GetResult(option) is { Implicit: false };
        if (!Has(_plan) && (Has(_fromSequence) || Has(_toSequence)))
        {
            result.AddError("--from-sequence and --to-sequence count within a plan: name it with --plan.");
        }

        if (!Has(_fromSequence) && !Has(_from))
        {
            result.AddError("Where to begin is missing: --plan with --from-sequence, or --from.");
        }
    }

    private static Option<int?> Number(string name, string description)
    {
        var option = new Option<int?>(name) { HelpName = "N", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1))
            {
                result.AddError($"{name}: expected a number from 1, found '{text}'.");
            }
        });
        return option;
    }

    private static Option<DateTimeOffset?> Instant(string name, string description) => new(name)
    {
        HelpName = "DATE|INSTANT",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (JsonDates.TryParseDay(text, out var day))
            {
                return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            }

            if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
                && text[^1] is 'Z')
            {
                return instant;
            }

            result.AddError($"{name}: expected a day YYYY-MM-DD or an instant such as 2026-03-09T14:00:00Z, found '{text}'.");
            return null;
        },
    };
}
