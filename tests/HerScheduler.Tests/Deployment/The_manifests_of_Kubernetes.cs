using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deployment;

/// <summary>deploy/kubernetes held against the service itself: what the manifests name must be there.</summary>
[Trait("Database", "Sqlite")]
public sealed class The_manifests_of_Kubernetes
{
    private static readonly string[] NotManifests = ["kustomization.yaml"];

    public static TheoryData<string> Workloads => [.. Manifests.Workloads.Select(workload => workload.Name)];

    [Fact]
    public void Are_all_named_by_the_kustomization() =>
        Directory.GetFiles(Repository.File(Manifests.Folder), "*.yaml").Select(file => Path.GetFileName(file)!).Except(NotManifests, StringComparer.Ordinal)
            .ShouldBe(Manifests.Texts(Manifests.Kustomization["resources"]), ignoreOrder: true);

    [Fact]
    public void Have_every_role_somewhere()
    {
        var roles = Manifests.Workloads.Select(workload => Manifests.Texts(Manifests.Container(workload.Pod)["args"])).Where(args => args[0] == "serve")
            .SelectMany(args => args[args.ToList().IndexOf("--roles") + 1].Split(','));

        roles.ShouldBe(new SchedulerSettings().Roles.Split(','), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Let_nobody_be_root_write_beside_the_volumes_or_talk_to_Kubernetes(string workload)
    {
        var pod = Pod(workload);
        var container = Manifests.Container(pod);

        Manifests.Text(pod, "automountServiceAccountToken").ShouldBe("false");
        Manifests.Text(pod["securityContext"]!, "runAsNonRoot").ShouldBe("true");
        Manifests.Text(pod["securityContext"]!, "runAsUser").ShouldBe("1654");
        Manifests.Text(container["securityContext"]!, "readOnlyRootFilesystem").ShouldBe("true");
        Manifests.Text(container["securityContext"]!, "allowPrivilegeEscalation").ShouldBe("false");
        Manifests.Texts(container["securityContext"]!["capabilities"]!["drop"]).ShouldBe(["ALL"]);
        container["resources"]!["limits"]!["memory"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Mount_the_volumes_that_there_are_and_the_secrets_where_the_settings_say(string workload)
    {
        var pod = Pod(workload);
        var mounts = Manifests.Container(pod)["volumeMounts"]!.AsArray();

        mounts.Select(mount => Manifests.Text(mount!, "name"))
            .ShouldBe(pod["volumes"]!.AsArray().Select(volume => Manifests.Text(volume!, "name")), ignoreOrder: true);
        var paths = mounts.Select(mount => Manifests.Text(mount!, "mountPath")).ToList();
        Manifests.Settings().Values.Where(value => value.StartsWith('/'))
            .ShouldAllBe(file => paths.Any(path => file.StartsWith(path + "/", StringComparison.Ordinal)));
        paths.ShouldContain("/data", "as the image says");
    }

    [Fact]
    public async Task Probe_what_the_service_answers_on_the_port_of_its_image()
    {
        await using var service = await ServiceFixture.Run();
        var image = await File.ReadAllTextAsync(Repository.File("deploy/Dockerfile"));
        foreach (var container in Manifests.OfKind("Deployment").Select(deployment => Manifests.Container(deployment["spec"]!["template"]!["spec"]!)))
        {
            var port = container["ports"]!.AsArray().Single()!;
            image.ShouldContain($"HerScheduler__Urls=http://+:{Manifests.Text(port, "containerPort")} ");
            foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(probe => container[probe]!["httpGet"]!))
            {
                Manifests.Text(probe, "port").ShouldBe(Manifests.Text(port, "name"));
                (await service.Http.Ask(HttpMethod.Get, Manifests.Text(probe, "path"))).Expect(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public void Select_and_scale_what_there_is()
    {
        var components = Manifests.OfKind("Deployment").Select(deployment => Component(deployment["spec"]!["selector"]!["matchLabels"]!)).ToList();
        var names = Manifests.OfKind("Deployment").Select(Manifests.Name).ToList();

        Manifests.OfKind("PodDisruptionBudget").Select(budget => Component(budget["spec"]!["selector"]!["matchLabels"]!))
            .ShouldBe(components, ignoreOrder: true);
        Manifests.OfKind("HorizontalPodAutoscaler").Select(scaler => Manifests.Text(scaler["spec"]!["scaleTargetRef"]!, "name"))
            .ShouldBe(names, ignoreOrder: true);
        Component(Manifests.OfKind("Service").Single()["spec"]!["selector"]!).ShouldBe("web");
        Manifests.OfKind("NetworkPolicy").Select(policy => policy["spec"]!["podSelector"]!["matchLabels"]).OfType<JsonNode>()
            .ShouldAllBe(labels => components.Contains(Component(labels)));
    }

    private static string Component(JsonNode labels) => Manifests.Text(labels, "app.kubernetes.io/component");

    private static JsonNode Pod(string workload) => Manifests.Workloads.Single(each => each.Name == workload).Pod;
}
