Feature: Publishing an assignment
  Publishing hands an assignment out: everybody concerned gets a task of their own.
  For teachers, who publish once and must be able to rely on it, and for students, who must miss nothing.

  Rule: A published assignment is out

    @smoke @severity-1 @DI-01 @DI-02 @api @ui
    Scenario: Publishing succeeds
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1"
      Then "Week 1" is published in Ada's calendar
      And Ben has "Week 1" to do

  Rule: Every active student of the sections gets it, exactly once

    @severity-1 @DI-02 @ST-02 @api @ui
    Scenario: Everybody in both sections
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      When Ada publishes the homework "Week 1"
      Then "Week 1" is given to 2 students of section "1st"
      And "Week 1" is given to 1 student of section "2nd"
      And Ben, Cleo and Dan have "Week 1" to do

    @severity-1 @DI-02 @api @ui
    Scenario: Only the section it is for
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      When Ada publishes the homework "Week 1", for section "1st" only
      Then Ben has "Week 1" to do
      And Dan has nothing to do

    @DI-03 @api @ui
    Scenario: A dropped student gets nothing
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ada publishes the homework "Week 1"
      Then "Week 1" is given to 1 student of section "1st"
      And in Ada's gradebook Ben was never given "Week 1"

  Rule: A student works on an assignment once it is open

    @severity-1 @TK-01 @api @ui
    Scenario: An assignment that opens in two days is still shut
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", opening in 2 days, due in 5 days
      Then "Week 1" is not open to Ben

    @severity-1 @TK-01 @DB-01 @needs.time-travel @api @ui
    Scenario: It opens on its day
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days
      When 3 days pass
      Then Ben has "Week 1" to do

  Rule: A student finds all kinds of assignments that are open, and no others

    @severity-1 @DB-01 @api @ui
    Scenario: A reading, a homework, a link and an event
      Given Ada teaches Ben
      And Ada has published the reading "Read 1"
      And Ada has published the homework "Week 1"
      And Ada has published the external assignment "Film"
      When Ada publishes the event "Field trip"
      Then Ben has "Read 1", "Week 1", "Film" and "Field trip" to do
