Feature: Filling assignments with readings and questions
  A reading holds pages of the book and questions on them; a homework holds the teacher's questions,
  and as many as the teacher likes that Tutor chooses for each student.
  For students, who get something coherent, and for teachers, who decide what.

  Rule: A reading holds its pages, in the order in which the teacher has put them

    @severity-1 @TA-01 @api @ui
    Scenario: Two pages
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on pages 3 and 2
      When Ben opens "Read 1"
      Then Ben met pages 3 and 2 of the book in "Read 1", in that order

  Rule: Questions inside the book's text stay where they are

    @TA-02 @api @ui
    Scenario: A page with questions in it
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 1
      When Ben opens "Read 1"
      Then questions stand between the pieces of a page in "Read 1" of Ben

  Rule: Tutor adds three questions for spaced practice to the end of a reading

    @TA-03 @TA-04 @TK-24 @needs.biglearn @api @ui
    Scenario: A page with nothing else to choose from
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 8
      When Ben opens "Read 1"
      Then "Read 1" of Ben ends with 3 slots for spaced practice
      And no question of "Read 1" was chosen for Ben alone
      And Biglearn was asked to choose none for the pages of it

  Rule: And up to three to each page; a browser has walked through such a reading elsewhere, so there is no browser scenario

    @TA-04 @needs.biglearn @api @no-ui
    Scenario: Two pages with much to choose from
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on pages 1 and 2
      When Ben opens "Read 1"
      Then Tutor chose at most 3 questions for each page of "Read 1" of Ben

  Rule: A homework begins with the teacher's questions, in the teacher's order

    @severity-1 @TA-05 @api @ui
    Scenario: Four questions
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", with 4 questions
      Then "Week 1" of Ben begins with Ada's questions, in Ada's order

    @TA-07 @api @ui
    Scenario: Without Tutor's questions there are no others
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions
      When Ben opens "Week 1"
      Then "Week 1" of Ben holds Ada's questions only, in Ada's order

    @severity-1 @TA-11 @api @ui
    Scenario: The whole class gets the same
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", with 3 questions
      When Ben and Cleo open "Week 1"
      Then "Week 1" of Ben and Cleo holds Ada's questions only, in Ada's order

    @TA-06 @api @ui
    Scenario: A question of three parts
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 5 questions
      When Ben opens "Week 1"
      Then each part of question 5 of "Week 1" is a step of its own for Ben, in order

  Rule: An external assignment is a link, which can tell who follows it

    @TA-08 @api @ui
    Scenario: The student's own address
      Given Ada teaches Ben and Cleo
      And Ada has published the external assignment "Survey", leading to an address with the student's sign
      When Ben opens "Survey"
      Then "Survey" is one link for Ben
      And the address of "Survey" for Ben carries Ben's own sign
      And the address of "Survey" for Cleo carries Cleo's own sign

  Rule: An event asks nothing

    @nightly @TA-09 @api @ui
    Scenario: An event beside a homework
      Given Ada teaches Ben
      And Ada has published the event "Field trip"
      When Ben opens "Field trip"
      Then "Field trip" asks nothing of Ben

  Rule: No question occurs twice in one assignment

    @severity-1 @TA-10 @needs.biglearn @api @ui
    Scenario: Also not among those that Tutor chose
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions, with 3 Tutor questions
      When Ben works through "Week 1", answering right
      Then no question was met twice

  Rule: That holds whatever is assigned and whoever works on it; it is a matter of data and not of pages, so there is no browser scenario

    @severity-1 @TA-10 @TA-11 @needs.biglearn @api @no-ui
    Scenario: Three students, and assignments by chance
      Given Ada teaches Ben, Cleo and Dan
      And Ada has published 3 assignments by chance
      When Ben, Cleo and Dan work through all of it, answering by chance
      Then no question was met twice in anything
      And the questions that the teacher or the book chose were the same for all

  Rule: What Tutor chooses is filled in once

    @severity-1 @SP-01 @SP-10 @needs.biglearn @api @ui
    Scenario: A new student gets questions of Tutor's choice on opening
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 1
      When Ben opens "Read 1"
      Then "Read 1" of Ben holds questions that Tutor chose

    @SP-09 @needs.biglearn @api @ui
    Scenario: Opening again shows the same questions
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 1
      And Ben has opened "Read 1"
      When Ben opens "Read 1" again
      Then the questions are those of the first time

    @severity-1 @SP-01 @needs.biglearn @api @ui
    Scenario: Spaced practice comes when the reading is done, not before
      Given Ada teaches Ben
      And Ada has given the reading "Read 1", on page 1, due 2 days ago, which Ben worked all right
      And Ada has published the reading "Read 2", on page 2
      And Ben has opened "Read 2"
      When Ben works through "Read 2", answering right
      Then spaced practice was met that was not there at first
