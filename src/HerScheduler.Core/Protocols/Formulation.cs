namespace HerScheduler.Core.Protocols;

/// <summary>How the HER2 antibodies are given where a track gives them every 21 days.</summary>
public enum Formulation
{
    /// <summary>Into a vein, in the doses of the protocol.</summary>
    Iv,

    /// <summary>Under the skin, in fixed doses, trastuzumab alone or in the fixed combination. A weekly form does not exist.</summary>
    Sc,
}

/// <summary>Formulations in words.</summary>
internal static class FormulationNames
{
    public static string Of(Formulation formulation) => formulation switch
    {
        Formulation.Iv => "intravenously",
        Formulation.Sc => "subcutaneously",
    };
}
