using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace HerScheduler.Settings;

/// <summary>What a setting must be, in words that end the sentence "… must be". What is not stated (null) is right.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SettingAttribute : ValidationAttribute
{
    protected SettingAttribute(string expectation) => ErrorMessage = expectation;

    public sealed override bool IsValid(object? value) => value is null || Holds(value);

    protected abstract bool Holds(object value);
}

/// <summary>Text that is, as a whole, of this form.</summary>
internal sealed class FormAttribute(string pattern, string expectation) : SettingAttribute(expectation)
{
    public string Pattern { get; } = pattern;

    protected override bool Holds(object value) =>
        value is string text
            && Regex.IsMatch(text, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}

/// <summary>The path of a file that is there.</summary>
internal sealed class ExistingFileAttribute() : SettingAttribute("a file that exists")
{
    protected override bool Holds(object value) => File.Exists(value as string);
}

/// <summary>So many days or more.</summary>
internal sealed class AtLeastDaysAttribute(int days) : SettingAttribute($"{days} days or more")
{
    public int Days { get; } = days;

    protected override bool Holds(object value) => value is TimeSpan age && age >= TimeSpan.FromDays(Days);
}

/// <summary>A value that nobody is shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
