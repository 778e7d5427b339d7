using System.Reflection;
using HerScheduler.Tests.Email;
using HerScheduler.Tests.Hosting;
using HerScheduler.Tests.Messaging;
using HerScheduler.Tests.Reminders;
using HerScheduler.Tests.Replicas;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Deployment;

/// <summary>Read from the compiled tests: no test says it, and none can forget to.</summary>
[Trait("Database", "any")]
public sealed class What_a_test_needs
{
    [Theory]
    [InlineData(typeof(Plain_text_of_e_mails))]
    [InlineData(typeof(The_service), Need.Database)]
    [InlineData(typeof(Two_of_one_name), Need.PostgreSql)]
    [InlineData(typeof(The_order_of_a_plan), Need.Database, Need.RabbitMq)]
    [InlineData(typeof(Urgent_alerts), Need.Database, Need.Machine)]
    [InlineData(typeof(A_real_mail_server), Need.Machine)]
    [InlineData(typeof(Servers_in_containers), Need.Docker)]
    [InlineData(typeof(The_compose_file), Need.Docker, Need.RabbitMq)]
    public void Follows_from_the_helpers_it_calls(Type testClass, params Need[] needs) =>
        TestsOf(testClass).SelectMany(test => Needs.Of(testClass, test)).Distinct().Order().ShouldBe(needs.Order());

    [Fact]
    public void Includes_what_only_its_fixture_calls() =>
        TestsOf(typeof(A_broker_without_memory)).ShouldAllBe(test => Needs.Of(typeof(A_broker_without_memory), test).Contains(Need.Machine));

    private static IEnumerable<MethodInfo> TestsOf(Type testClass) =>
        testClass.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any());
}
