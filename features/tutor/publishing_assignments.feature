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

  Rule: However a class is made up, everybody concerned has it once; so many students are asked without the browser

    @severity-1 @DI-02 @DI-03 @ST-02 @api @no-ui
    Scenario: Some of the students and some of the sections
      Given Ada teaches 12 students in 3 sections
      And some of them have been dropped
      When Ada publishes the homework "Week 1", for some of the sections
      Then each of them whom "Week 1" is for has it exactly once, and nobody else has it
      And "Week 1" is given to as many in each of these sections as are still there

    @DI-03 @needs.biglearn @api @no-ui
    Scenario: Those of a section that was put away are left out
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      And Ada has saved the homework "Week 1" as a draft
      And Ada has archived section "2nd"
      When Ada publishes the draft "Week 1"
      Then Biglearn is told of 1 assignment for each of 2 students

    @DI-10 @api @no-ui
    Scenario: Three hundred students
      Given Ada teaches 300 students in 4 sections
      When Ada publishes the homework "Week 1"
      Then "Week 1" is given to all 300 of them

  Rule: Who joins later misses nothing

    @nightly @DI-09 @api @no-ui
    Scenario: A section is added to a course that has an assignment as a whole; the site assigns section by section
      Given Ada teaches Ben
      And Ada has published the homework "Week 1" for the course as such
      And Ada has added the section "2nd"
      When Eva joins section "2nd" of Ada's course
      Then Eva has "Week 1" to do

  Rule: A draft can be published later

    @DI-01 @api @ui
    Scenario: The draft becomes the assignment
      Given Ada teaches Ben
      And Ada has saved the homework "Week 1" as a draft
      When Ada publishes the draft "Week 1"
      Then "Week 1" is published in Ada's calendar
      And Ben has "Week 1" to do

  Rule: Publishing again builds the work anew until it is open, and afterwards only adds what is missing

    @DI-05 @needs.time-travel @api @no-ui
    Scenario: Other questions before it opens; the site publishes what it changes at once
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, with 3 questions
      And Ada has changed "Week 1" to 4 questions
      And Ada has published "Week 1" again
      When 3 days pass
      Then "Week 1" of Ben holds Ada's questions only

    @DI-05 @TP-20 @needs.time-travel @api @ui
    Scenario: Another section before it opens
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days
      And Ada has given "Week 1" to section "2nd" instead
      And Ada has published "Week 1" again
      When 3 days pass
      Then Ben has nothing to do

    @DI-05 @api @ui
    Scenario: What was answered stays
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback when due
      And Ben has answered question 1 of "Week 1" right
      When Ada publishes "Week 1" again
      Then the right answer is Ben's answer to question 1 of "Week 1"

  Rule: When it was published first is never forgotten; the site does not tell, so there is no browser scenario

    @nightly @DI-06 @needs.time-travel @api @no-ui
    Scenario: Published again a day later
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening in 5 days, due in 9 days
      And "Week 1" was published first and last at the same moment
      And 2 days have passed
      When Ada publishes "Week 1" again
      Then the first publishing of "Week 1" stays, and the last is later

  Rule: A teacher who looks as a student sees everything beforehand; which plans are drafts only the API tells apart there

    @DI-04 @api @no-ui
    Scenario: A draft and a published assignment
      Given Ada teaches Ben
      And Ada has saved the homework "Week 2" as a draft
      When Ada publishes the homework "Week 1"
      Then Ada finds "Week 1" and "Week 2" when looking at section "1st" as a student
      And Ben has "Week 1" to do

  Rule: Many hands do no harm; a browser has two, so there is no browser scenario

    @DI-08 @api @no-ui
    Scenario: Published from two places at once
      Given Ada teaches Ben and Cleo
      And Ada has saved the homework "Week 1" as a draft
      When Ada publishes "Week 1" from two places at once
      Then Ben and Cleo have "Week 1" to do
      And "Week 1" is given to 2 students of section "1st"

    @RB-03 @api @no-ui
    Scenario: Published while it is edited
      Given Ada teaches Ben
      And Ada has saved the homework "Week 1" as a draft
      When Ada publishes the draft "Week 1" while it is being renamed to "Week one"
      Then "Week one" is published in Ada's calendar
      And Ben has "Week one" to do

    @RB-03 @api @no-ui
    Scenario: Edited while students work
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due in 2 days, with 6 questions
      When Ada moves the due date of "Week 1" again and again while Ben and Cleo work through it
      Then "Week 1" is due in 8 days in Ada's eyes
      And Ben has completed "Week 1"
      And Cleo has completed "Week 1"

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
