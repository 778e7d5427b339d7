using HerScheduler.Cli.Text;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli.Protocols;

/// <summary>The LVEF policies as a table: for each HER2 agent what its rows ask for, in the order in which they are tried.</summary>
internal sealed class PolicyTable(Terminal terminal)
{
    private const int IdWidth = 10;
    private const int AgentWidth = 22;
    private const int SourceWidth = 24;

    private readonly Columns _columns = new(
        terminal.Output, [IdWidth, AgentWidth, Math.Max(20, terminal.Width - IdWidth - AgentWidth - SourceWidth - (3 * Columns.Gap)), SourceWidth]);

    public void Write(LvefPolicyLibrary library)
    {
        _columns.Row(new Paint(terminal.Colour).Bold, "LVEF policy", "Agent", "What an LVEF asks for; the first row that fits decides", "Source");
        foreach (var policy in library.All)
        {
            _columns.Row(policy.Id, "", $"{policy.Title}; after a low LVEF the next within {policy.CloseWatchDays} days, until two in a row are normal",
                $"({policy.Confidence})");
            foreach (var agent in policy.Agents)
            {
                Write(agent);
            }
        }
    }

    private void Write(AgentPolicy agent)
    {
        foreach (var (index, row) in agent.Rows.Index())
        {
            var isFirst = index == 0;
            _columns.Row("", isFirst ? WireNames<Agent>.Of(agent.Agent) : "", PolicyWords.Row(agent, row), isFirst ? agent.Source : "");
        }
    }
}
