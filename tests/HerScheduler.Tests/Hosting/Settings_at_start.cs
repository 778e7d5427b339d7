using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace HerScheduler.Tests.Hosting;

/// <summary>Unusable settings: the service does not start, and says why in one sentence per fault.</summary>
public sealed class Settings_at_start : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Sites:0:Zone", "Mars/Olympus", "'Mars/Olympus' is not an IANA time zone")]
    [InlineData("Sites:0:Id", "North Clinic", "Id must be 1 to 64 of a-z, 0-9 and '-'")]
    [InlineData("Sites:0:Administrators:0", "nobody", "'nobody', which is not an e-mail address")]
    [InlineData("Sites:0:Administrators:0", "Quality Lead <quality@example.org>",
        "'Quality Lead <quality@example.org>', which is not an e-mail address that every mail server takes: one address an entry, without a name.")]
    [InlineData("Sites:0:Clinicians:0", "a@example.org, b@example.org", "'a@example.org, b@example.org', which is not an e-mail address")]
    [InlineData("Sites:0:Clinicians:0", "a@example.org b@example.org", "which is not an e-mail address")]
    [InlineData("Sites:0:PlanSettings:EchoInterval", "2-months", "3-months | 4-months | 6-months | N-weeks (4–26), not '2-months'")]
    [InlineData("Sites:0:PlanSettings:SurgeryAfterDays", "91", "1 to 90 days, not 91")]
    [InlineData("Sites:0:PlanSettings:LvefLowerLimitOfNormal", "39.9",
        "HerScheduler:Sites:0:PlanSettings:LvefLowerLimitOfNormal must be 40 to 70 percent, not 39.9")]
    [InlineData("Sites:0:PlanSettings:LvefLowerLimitOfNormal", "70.1", "40 to 70 percent, not 70.1")]
    [InlineData("Sites:0:DigestTime", "half past six", "HerScheduler:Sites:0:DigestTime must be a time of day HH:mm, not 'half past six'.")]
    [InlineData("Sites:0:Language", "tlh", "Language 'tlh' is not one that e-mails can be written in: en, de")]
    [InlineData("Email:Smtp:Timeout", "00:03:00", "Email:Smtp:Timeout must be more than nothing and at most 2 minutes")]
    [InlineData("Email:Smtp:Connections", "0", "Email:Smtp:Connections must be 1 to 20, not 0")]
    [InlineData("Email:Smtp:MaxPerMinute", "-1", "Email:Smtp:MaxPerMinute must be 0 (no limit) to 60000, not -1")]
    [InlineData("Sites:0:Colour", "pink", "HerScheduler:Sites:0:Colour is no setting; known here: Id, Name, Zone")]
    [InlineData("Sites:1:Id", "north", "site 'north' is configured 2 times")]
    [InlineData("BaseUri", "http://clinic.example.org/scheduler", "ends with '/'")]
    [InlineData("Retention:SentMessages", "7", "HerScheduler:Retention:SentMessages must be 8 days or more, not 7.00:00:00")]
    [InlineData("Retention:ClosedPlans", "1", "HerScheduler:Retention:ClosedPlans must be 8 days or more")]
    [InlineData("Databse:Provider", "Sqlite", "HerScheduler:Databse is no setting; did you mean Database?")]
    [InlineData("Sites:0:Holidays:0", "03/07/2026", "HerScheduler:Sites:0:Holidays:0 must be a day YYYY-MM-DD, not '03/07/2026'.")]
    [InlineData("Sites:0:Holidays:0", "2026-7-3", "must be a day YYYY-MM-DD")]
    [InlineData("Sites:0:Holidays:0", "2026-02-29", "must be a day YYYY-MM-DD")]
    [InlineData("Sites:0:Holidays:0", "2026-07-03T00:00:00", "must be a day YYYY-MM-DD")]
    [InlineData("Sites:0:Holidays:0", "20260703", "must be a day YYYY-MM-DD")]
    [InlineData("Sites:0:Holidays:0", "", "must be a day YYYY-MM-DD")]
    [InlineData("Sites:0:Holidays:first", "2026-07-03", "HerScheduler:Sites:0:Holidays must be a list; 'first' is no place in it")]
    [InlineData("Sites:0:Holidays", "2026-07-03", "HerScheduler:Sites:0:Holidays must be a list, not '2026-07-03'.")]
    [InlineData("Sites:0:DigestTime", "6:30", "must be a time of day HH:mm")]
    [InlineData("Sites:0:DigestTime", "06:30:00", "must be a time of day HH:mm")]
    [InlineData("Sites:0:NoticesUntil", "8 pm", "HerScheduler:Sites:0:NoticesUntil must be a time of day HH:mm, not '8 pm'.")]
    [InlineData("Sites:0:NoticesUntil", "24:00", "must be a time of day HH:mm")]
    [InlineData("Sites:0:OpenDays:0", "1", "OpenDays:0 must be Sunday | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday, not '1'.")]
    [InlineData("Sites:0:OpenDays:0", "Monday, Tuesday", "OpenDays:0 must be Sunday | Monday")]
    [InlineData("Sites:0:ShowPatientNames", "yes", "ShowPatientNames must be true or false, not 'yes'.")]
    [InlineData("Sites:0:ShowPatientNames", "1", "must be true or false")]
    [InlineData("Sites:0:PlanSettings:LvefLowerLimitOfNormal", "52,5", "must be a number such as 50 or 52.5, not '52,5'.")]
    [InlineData("Sites:0:PlanSettings:SurgeryAfterDays", "28.0", "must be a whole number, not '28.0'.")]
    [InlineData("Sites:0:PlanSettings:SurgeryAfterDays:0", "28",
        "HerScheduler:Sites:0:PlanSettings:SurgeryAfterDays must be one value, not a section or a list.")]
    [InlineData("Database:Provider", "1", "HerScheduler:Database:Provider must be Sqlite | SqlServer | PostgreSql, not '1'.")]
    [InlineData("Database", "Sqlite", "HerScheduler:Database must be a section of settings, not 'Sqlite'.")]
    [InlineData("Retention:SentMessages", "90d", "must be a number of days, not '90d'.")]
    [InlineData("Messaging:Relay:Lease", "30", "HerScheduler:Messaging:Relay:Lease must be a length of time HH:mm:ss, not '30'.")]
    [InlineData("Messaging:RabbitMq:ClusterHosts:0", "rabbit-2:many", "'rabbit-2:many' is not a host, or a host and a port")]
    [InlineData("Messaging:RabbitMq:Queues:0:Name", "pharmacy.cycles", "the queue 'pharmacy.cycles' is bound to nothing")]
    [InlineData("Messaging:RabbitMq:Tls:AuthorityFile", "/nowhere/ca.pem",
        "HerScheduler:Messaging:RabbitMq:Tls:AuthorityFile must be a file that exists, not '/nowhere/ca.pem'")]
    [InlineData("Messaging:RabbitMq:Port", "65536", "HerScheduler:Messaging:RabbitMq:Port must be 1 to 65535, not 65536")]
    [InlineData("Messaging:Relay:BatchSize", "0", "HerScheduler:Messaging:Relay:BatchSize must be 1 to 5000, not 0")]
    [InlineData("Replica", "", "HerScheduler:Replica must be 1 to 100 letters, digits, dots, hyphens or underscores, not ''")]
    [InlineData("Email:Smtp:Timeout", "00:00:00", "more than nothing and at most 2 minutes, not 00:00:00")]
    [InlineData("Messaging:Relay:Lease", "00:00:05", "Lease (00:00:05) must be longer than PublishTimeout (00:00:10)")]
    [InlineData("Urls", "clinic", "'clinic' is not an address to listen on")]
    public void Are_refused(string key, string value, string says)
    {
        var settings = OneSite();
        settings[$"HerScheduler:{key}"] = value;
        if (key == "Sites:1:Id")
        {
            settings["HerScheduler:Sites:1:Zone"] = "Europe/Paris";
        }

        var refused = Should.Throw<OperatorErrorException>(() => Read(settings));

        refused.Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public void A_database_server_needs_a_connection_string()
    {
        var settings = OneSite();
        settings["HerScheduler:Database:Provider"] = "SqlServer";

        Should.Throw<OperatorErrorException>(() => Read(settings)).Faults.ShouldHaveSingleItem().ShouldContain("SqlServer needs a ConnectionString");
    }

    [Fact]
    public void Several_faults_come_at_once()
    {
        var settings = OneSite();
        settings["HerScheduler:Sites:0:Zone"] = "Nowhere";
        settings["HerScheduler:BaseUri"] = "/relative/";

        Should.Throw<OperatorErrorException>(() => Read(settings)).Faults.Count.ShouldBe(2);
    }

    [Fact]
    public void Unreadable_values_and_wrong_ones_come_at_once()
    {
        var settings = OneSite();
        settings["HerScheduler:Sites:0:Holidays:0"] = "3.7.2026";
        settings["HerScheduler:Sites:0:Colour"] = "pink";
        settings["HerScheduler:Sites:0:Zone"] = "Nowhere";
        settings["HerScheduler:Email:Smtp:Port"] = "smtp";

        Should.Throw<OperatorErrorException>(() => Read(settings)).Faults.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("HerSheduler", "clinic.json has a section 'HerSheduler', which nobody reads; did you mean HerScheduler?")]
    [InlineData("Seriolog", "did you mean Serilog?")]
    [InlineData("Logging", "clinic.json has a section 'Logging', which nobody reads; settings stand in the section HerScheduler.")]
    public void A_section_that_nobody_reads_is_refused(string section, string says)
    {
        var file = _folder.File("clinic.json");
        File.WriteAllText(file, $$"""{ "{{section}}": { "Urls": "http://127.0.0.1:6239" } }""");

        Should.Throw<OperatorErrorException>(() => SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, ConfigFile = file }))
            .Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Theory]
    [InlineData("HERSCHEDULER_DATABASE_FILE", "The environment's HERSCHEDULER_DATABASE_FILE is no setting; did you mean HERSCHEDULER__DATABASE__FILE?")]
    [InlineData("HerScheduler_Sites_12_Zone", "The environment's HerScheduler_Sites_12_Zone is no setting; did you mean HERSCHEDULER__SITES__12__ZONE?")]
    [InlineData("HERSCHEDULER_EMAIL_SMTP_PASWORD", "did you mean HERSCHEDULER__EMAIL__SMTP__PASSWORD?")]
    [InlineData("HERSHEDULER__DATABASE__FILE", "did you mean HERSCHEDULER__DATABASE__FILE?")]
    [InlineData("HERSCHEDULER_COLOUR", "The environment's HERSCHEDULER_COLOUR is no setting: they begin with HERSCHEDULER__.")]
    public void A_variable_that_nobody_reads_is_refused(string variable, string says) =>
        StraySettings.Faults(new ConfigurationBuilder()
            .Build(), ["PATH", "HERSCHEDULER__DATABASE__FILE", "HERSCHEDULER_TEST_DATABASE", "OTHER__THING", variable])
            .ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public void A_broken_file_is_refused_with_line_and_column()
    {
        var file = _folder.File("clinic.json");
        File.WriteAllText(file, "{\n \"HerScheduler\": {\n  \"Sites\": [,\n  ]\n }\n}\n");

        Should.Throw<OperatorErrorException>(() => SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, ConfigFile = file }))
            .Faults.ShouldHaveSingleItem().ShouldContain("Line 3, column 13: ");
    }

    [Fact]
    public void Nothing_configured_means_the_example_sites()
    {
        Read([]).Sites.All.Select(s => s.Id).ShouldBe(ExampleSites.All.Select(s => s.Id), ignoreOrder: true);
    }

    [Theory]
    [InlineData("HerScheduler:BaseUri")]
    [InlineData("HerScheduler:Urls")]
    [InlineData("HerScheduler:Database")]
    [InlineData("HerScheduler:Email:From")]
    [InlineData("HerScheduler:Sites:0:PlanSettings:EchoInterval")]
    [InlineData("HerScheduler:Sites:1:Zone")]
    public void What_is_null_has_its_default(string key)
    {
        var settings = OneSite();
        settings[key] = null;

        Read(settings).Sites.All.ShouldHaveSingleItem().PlanSettings.ShouldBe(PlanSettings.Default);
    }

    [Fact]
    public void A_file_gives_sites_with_their_calendar()
    {
        var file = _folder.File("clinic.json");
        File.WriteAllText(file, """
            { "HerScheduler": { "Sites": [ { "Id": "north", "Zone": "Europe/Paris", "OpenDays": ["Monday", "Saturday"], "Holidays": ["2026-01-05"], "DigestTime": "07:15", "Administrators": [] } ] } }
            """);

        var site = SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, ConfigFile = file }).Sites.All.ShouldHaveSingleItem();

        site.DigestTime.ShouldBe(new TimeOnly(7, 15));
        site.Calendar.Forward(new DateOnly(2026, 1, 4)).ShouldBe(new DateOnly(2026, 1, 10), "Monday the 5th is a holiday, the next open day is Saturday");
        site.PlanSettings.SurgeryAfterDays.ShouldBe(28);
    }

    [Theory]
    [InlineData("{ \"HerScheduler\": ", "clinic.json")]
    [InlineData(null, "does not exist")]
    public void An_unreadable_file_is_refused(string? content, string says)
    {
        var file = _folder.File("clinic.json");
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        Should.Throw<OperatorErrorException>(() => SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, ConfigFile = file }))
            .Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public void A_broken_protocol_file_is_refused_with_its_name_and_the_place()
    {
        File.WriteAllText(_folder.File("mine.json"), """{ "id": "mine", "tracks": 3 }""");
        var settings = OneSite();
        settings["HerScheduler:ProtocolsFolder"] = _folder.Path;

        var refused = Should.Throw<OperatorErrorException>(() => Read(settings));

        refused.Faults.ShouldAllBe(f => f.Contains("mine.json", StringComparison.Ordinal));
        refused.Faults.ShouldContain(f => f.Contains("#/tracks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sites_own_protocols_policies_and_tasks_lie_in_one_folder_and_a_protocol_can_bring_a_task()
    {
        WriteOwn("a-protocol.json", ProtocolJson.ToUtf8(PlanLibrary.BuiltIn.Protocols.Find("tdxd-thp")!), text => text
            .Replace("\"id\": \"tdxd-thp\"", "\"id\": \"our-tdxd\"", StringComparison.Ordinal).Replace("\"chest-ct\"", "\"our-ct\"", StringComparison.Ordinal));
        WriteOwn("policy.json", LvefPolicyJson.ToUtf8(PlanLibrary.BuiltIn.Policies.Find("us-label")!), text =>
            text.Replace("\"us-label\"", "\"our-label\"", StringComparison.Ordinal));
        WriteOwn("task.json", TaskJson.ToUtf8(PlanLibrary.BuiltIn.Tasks.Find("chest-ct")!), text =>
            text.Replace("\"chest-ct\"", "\"our-ct\"", StringComparison.Ordinal));
        var settings = OneSite();
        settings["HerScheduler:ProtocolsFolder"] = _folder.Path;
        settings["HerScheduler:Sites:0:PlanSettings:LvefPolicy"] = "our-label";

        var read = Read(settings);

        read.Library.Protocols.Find("our-tdxd").ShouldNotBeNull().Tracks[0].Tasks.ShouldBe(["our-ct"]);
        read.Library.Tasks.Find("our-ct").ShouldNotBeNull();
        read.Sites.PlanSettingsOf("north")!.LvefPolicy.ShouldBe("our-label");
    }

    [Theory]
    [InlineData("policy.json",
        """{ "id": "mine", "title": "Mine", "source": "us", "confidence": "M", "closeWatchDays": 42, "agents": [] }""", "#/agents", "expected")]
    [InlineData("task.json",
        """{ "id": "mine", "title": "Mine", "source": "us", "confidence": "M", "anchor": "the-full-moon", "every": "once" }""", "#/anchor", "expected")]
    [InlineData("task.json",
        """{ "id": "mine", "title": "Mine", "source": "us", "confidence": "M", "anchor": "plan-start", "every": "once", "offset": 3 }""", "#/offset", "offsetDays")]
    [InlineData("task.json",
        """{ "id": "tchp", "title": "Mine", "source": "us", "confidence": "M", "anchor": "plan-start", "every": "once" }""", "#/id", "another id")]
    public void A_broken_policy_or_task_file_is_refused_with_its_name_the_place_and_what_was_expected(string name, string content, string place, string says)
    {
        File.WriteAllText(_folder.File(name), content);
        var settings = OneSite();
        settings["HerScheduler:ProtocolsFolder"] = _folder.Path;

        var refused = Should.Throw<OperatorErrorException>(() => Read(settings));

        refused.Faults.ShouldAllBe(fault => fault.Contains(name, StringComparison.Ordinal));
        refused.Faults.ShouldContain(fault => fault.Contains($"{place}: ", StringComparison.Ordinal) && fault.Contains(says, StringComparison.Ordinal));
    }

    private void WriteOwn(string name, byte[] document, Func<string, string> rename) =>
        File.WriteAllText(_folder.File(name), rename(System.Text.Encoding.UTF8.GetString(document)));

    private static Dictionary<string, string?> OneSite() => new()
    {
        [$"{SchedulerSettings.Section}:Sites:0:Id"] = "north",
        [$"{SchedulerSettings.Section}:Sites:0:Zone"] = "Europe/Amsterdam",
    };

    private static InstallationSettings Read(Dictionary<string, string?> settings) =>
        SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, Overrides = settings });
}
