# The privacy notice
notices-version = Versio {$version}
notices-contents = Sisällys
notices-open = Avoin asia:
notices-outdated = Tämä on selosteen aiempi versio
notices-to-current = Lue nykyinen tietosuojaseloste

# The accessibility statement
notices-accessibility-title = Saavutettavuusseloste
