package org.backendfoundation.persistence.sql;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.sql.ResultSet;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

class SqlQueryTest {

    /** Rooms that are converted; a room is added whole. */
    private static final String[] BY_NAME = {"org.backendfoundation.persistence..", "org.backendfoundation.database.."};

    @Test
    void convertedRoomsReadRowsByTheNamesOfTheirColumns() {
        noClasses().that().resideInAnyPackage(BY_NAME).should().callMethodWhere(target(owner(assignableTo(ResultSet.class)))
                .and(target(nameStartingWith("get"))).and(describe("by position", call -> !call.getTarget().getRawParameterTypes().isEmpty()
                        && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(int.class))))
                .check(ShippedClasses.ALL);
    }
}
