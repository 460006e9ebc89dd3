# The privacy notice
notices-version = Version {$version}
notices-contents = Innehåll
notices-open = Öppen fråga:
notices-outdated = Det här är en tidigare version av beskrivningen
notices-to-current = Läs den nuvarande dataskyddsbeskrivningen

# The accessibility statement
notices-accessibility-title = Tillgänglighetsutlåtande
