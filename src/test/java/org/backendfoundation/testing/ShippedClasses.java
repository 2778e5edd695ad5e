package org.backendfoundation.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** The classes of the WAR, for rules about all of them; reading them takes seconds and is done once. */
public final class ShippedClasses {

    public static final JavaClasses ALL = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages("org.backendfoundation");

    private ShippedClasses() {
    }
}
