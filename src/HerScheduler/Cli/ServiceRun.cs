using System.Data.Common;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Cli;

/// <summary>What the verbs that start the service have in common: faults of settings, files, database and address are sentences.</summary>
internal static class ServiceRun
{
    /// <summary>Runs <paramref name="verb"/>; what the surroundings make impossible is one line each on standard error, and exit status 2.</summary>
    public static async Task<int> Guard(string name, Terminal terminal, Func<Task> verb)
    {
        try
        {
            await verb();
            return ExitCode.Done;
        }
        catch (OperatorErrorException unusable)
        {
            return Refuse(name, terminal, unusable.Faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            return Refuse(name, terminal, [RefusedSignIn.Words(fault) ?? fault.Message]);
        }
        catch (Exception fault) when (fault is RetryLimitExceededException or DbUpdateException || DatabaseFaults.Of(fault) is not null)
        {
            return Refuse(name, terminal, [RefusedSignIn.Words(fault) ?? WhatTheDatabaseSaid(fault)]);
        }
    }

    /// <summary>The same with the service's parts, on a database of this version; nothing runs by itself.</summary>
    public static Task<int> OnService(string name, Terminal terminal, SchedulerHost host, string? config, Func<IServiceProvider, Task> verb,
        CancellationToken cancel) =>
        Guard(name, terminal, async () =>
        {
            await using var app = host.Build(new SchedulerHostOptions { Time = terminal.Clock, ConfigFile = config, RunSweeps = false });
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Require(cancel);
            await AuditKeyCheck.Require(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), scope.ServiceProvider.GetRequiredService<HashChain>(), cancel);
            await verb(scope.ServiceProvider);
        });

    /// <summary>Not that it was tried often, or that something was to be stored: the cause, and the cause of that where there is one.</summary>
    private static string WhatTheDatabaseSaid(Exception fault)
    {
        while (fault is RetryLimitExceededException or DbUpdateException && fault.InnerException is { } inner)
        {
            fault = inner;
        }

        var cause = fault.GetBaseException();
        return fault.Message.Contains(cause.Message, StringComparison.Ordinal) ? fault.Message : $"{fault.Message}: {cause.Message}";
    }

    private static int Refuse(string name, Terminal terminal, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            terminal.Error.WriteLine($"herscheduler {name}: {Text.Printable.Of(sentence)}");
        }

        return ExitCode.Unusable;
    }
}
