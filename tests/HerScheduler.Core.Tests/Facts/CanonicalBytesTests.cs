using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>The stored hash chain is over these bytes: what an edition wrote once, every later one writes again.</summary>
public sealed class CanonicalBytesTests
{
    public static TheoryData<string> OfTheFirstEdition =>
    [
        """{"id":"f","plan":"p","kind":"dose-given","event":"tchp-3","date":"2026-02-16","by":"x"}""",
        """{"id":"f","plan":"p","kind":"dose-given","event":"tchp-3","date":"2026-02-16","agents":["docetaxel","trastuzumab"],"reason":"early","force":true,"by":"x"}""",
        """{"id":"f","plan":"p","kind":"dose-omitted","event":"tchp-3","agents":["carboplatin"],"reason":"ANC","by":"x"}""",
        """{"id":"f","plan":"p","kind":"deferred","event":"tchp-4","to":"2026-03-16","reason":"ANC","by":"x"}""",
        """{"id":"f","plan":"p","kind":"ceased","therapy":"her2","date":"2026-04-03","reason":"toxicity","by":"x"}""",
        """{"id":"f","plan":"p","kind":"echo-booked","event":"echo-1","date":"2026-04-03","by":"x"}""",
        """{"id":"f","plan":"p","kind":"echo-performed","event":"echo-1","date":"2026-04-03","by":"x"}""",
        """{"id":"f","plan":"p","kind":"lvef-result","event":"echo-1","date":"2026-04-03","percent":61.5,"by":"x"}""",
        """{"id":"f","plan":"p","kind":"lvef-result","date":"2026-04-03","percent":61.25,"by":"x"}""",
        """{"id":"f","plan":"p","kind":"surgery-performed","date":"2026-05-18","by":"x"}""",
        """{"id":"f","plan":"p","kind":"pathology-result","date":"2026-05-28","response":"residual","by":"x"}""",
        """{"id":"f","plan":"p","kind":"hold","from":"2026-04-03","reason":"fever","by":"x"}""",
        """{"id":"f","plan":"p","kind":"resume","from":"2026-04-10","reason":"recovered","by":"x"}""",
        """{"id":"f","plan":"p","kind":"radiotherapy-started","date":"2026-06-29","by":"x"}""",
        """{"id":"f","plan":"p","kind":"radiotherapy-finished","date":"2026-07-17","by":"x"}""",
        """{"id":"f","plan":"p","kind":"endocrine-started","date":"2026-07-20","by":"x"}""",
        """{"id":"f","plan":"p","kind":"patient-died","date":"2026-07-20","reason":"unrelated","by":"x"}""",
        """{"id":"f","plan":"p","kind":"patient-withdrew","date":"2026-07-20","reason":"wish","by":"x"}""",
        """{"id":"f","plan":"p","kind":"patient-transferred","date":"2026-07-20","reason":"moved","by":"x"}""",
        """{"id":"f","plan":"p","kind":"acknowledged","event":"echo-1","note":"called","by":"x"}""",
        """{"id":"f","plan":"p","kind":"retracted","fact":"f0","reason":"wrong patient","by":"x"}""",
    ];

    public static TheoryData<string> OfTheSecondEdition =>
    [
        """{"id":"f","plan":"p","kind":"dose-given","event":"tchp-3","date":"2026-02-16","agents":["docetaxel"],"partial":true,"by":"x"}""",
        """{"id":"f","plan":"p","kind":"ceased","agent":"trastuzumab-emtansine","then":"hp","date":"2026-09-01","reason":"platelets","by":"x"}""",
        """{"id":"f","plan":"p","kind":"dose-changed","agent":"docetaxel","dose":"60 mg/m²","from":"tchp-3","reason":"neuropathy","by":"x"}""",
        """{"id":"f","plan":"p","kind":"dose-changed","agent":"docetaxel","dose":"60 mg/m²","from":"2026-02-16","reason":"neuropathy","by":"x"}""",
        """{"id":"f","plan":"p","kind":"formulation-changed","to":"sc","from":"2026-06-08","reason":"wish","by":"x"}""",
        """{"id":"f","plan":"p","kind":"lvef-result","event":"echo-1","date":"2026-04-03","range":[55,60.5],"method":"muga","by":"x"}""",
        """{"id":"f","plan":"p","kind":"lvef-accepted","date":"2026-04-03","floor":42,"until":"2026-09-01","reason":"cardiology agrees","by":"x"}""",
        """{"id":"f","plan":"p","kind":"lvef-acceptance-ended","date":"2026-05-03","reason":"symptoms","by":"x"}""",
        """{"id":"f","plan":"p","kind":"surgery-performed","date":"2026-06-05","further":true,"by":"x"}""",
        """{"id":"f","plan":"p","kind":"task-done","event":"goserelin-1","date":"2025-12-29","note":"left side","by":"x"}""",
        """{"id":"f","plan":"p","kind":"task-omitted","event":"goserelin-2","reason":"wish","by":"x"}""",
    ];

    [Theory]
    [MemberData(nameof(OfTheFirstEdition))]
    [MemberData(nameof(OfTheSecondEdition))]
    public void A_fact_is_written_with_the_bytes_it_was_stored_with(string document) =>
        Encoding.UTF8.GetString(FactJson.ToUtf8(FactReader.ReadStored(Encoding.UTF8.GetBytes(document), PlanLibrary.BuiltIn).Value)).ShouldBe(document);
}
