Feature: Changing many things at once
  In the first week everybody joins, and one in ten changes the section, all in the same minutes.
  For everybody who has to rely on rosters in just these weeks.

  Rule: Who joins in the same moment as others is in as well; a browser is too slow for moments, so there are no browser scenarios here

    @RB-01 @EN-13 @api @no-ui
    Scenario: Four students in one moment
      Given Ada teaches a course
      And Ada has published the homework "Week 1"
      When Ben, Cleo, Dan and Eva join section "1st" of Ada's course at the same moment
      Then Ben, Cleo, Dan and Eva have "Week 1" to do

  Rule: Who joins does not touch what others have done; classes are made up anew in each run

    @EN-14 @RB-01 @api @no-ui
    Scenario: Latecomers in a class at work
      Given Ada teaches a class of 7 students in the section "1st"
      And Ada has published the homework "Week 1"
      And each of them has worked a part of "Week 1"
      When 3 more students join section "1st" at the same moment
      Then nobody's earlier work has changed

  Rule: Whatever changes, each student is in one section, and every list says which

    @RB-08 @needs.biglearn @api @no-ui
    Scenario: Changes in a class of thirty
      Given Ada teaches a class of 30 students in the sections "1st", "2nd" and "3rd"
      When 4 of them change sections by code at the same moment
      And Ada drops 2 of them, takes 1 back and moves 3
      Then the roster and the gradebook have each of them where they went last
      And the sections count them right
      And Biglearn has the same students together
