Feature: Reading scores
  The gradebook tells who has done what, and how well.
  For teachers, who grade by it, and for students, who want to know where they stand.

  Rule: A teacher reads everybody's scores, a student only the own

    @severity-1 @SC-01 @api @ui
    Scenario: The teacher's gradebook
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      When Ada publishes the homework "Week 1"
      Then the gradebook that Ada reads is about Ben, Cleo and Dan

    @severity-1 @SC-01 @api @ui
    Scenario: A student's gradebook
      Given Ada teaches Ben and Cleo
      When Ada publishes the homework "Week 1"
      Then the gradebook that Ben reads is about Ben

  Rule: Points follow the answers

    @severity-1 @SC-07 @api @ui
    Scenario Outline: Everything <outcome>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback at once
      When Ben works through "Week 1", answering <outcome>
      Then Ada's gradebook shows <points> points of Ben for "Week 1"

      Examples:
        | outcome | points |
        | right   | full   |
        | wrong   | no     |

  Rule: A dropped student is marked and does not count

    @severity-1 @SC-05 @api @ui
    Scenario: The mark
      Given Ada teaches Ben and Cleo
      When Ada drops Ben
      Then in Ada's gradebook Ben is marked as dropped

  Rule: A dropped student does not move the section's average; the site shows it as a rounded share of many, so there is no browser scenario

    @severity-1 @SC-05 @api @no-ui
    Scenario: The average is that of those who are there
      Given Ada teaches Ben and Cleo
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all wrong and Cleo all right
      When Ada drops Ben
      Then the average of section "1st" is 100 %

  Rule: A student is not shown a score whose feedback is not out

    @severity-1 @SC-08 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      When Ben works through "Week 1", answering right
      Then Ben is shown no score for "Week 1" yet

    @severity-1 @SC-08 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ben has worked through "Week 1", answering right
      When 3 days pass
      Then Ben is shown full points for "Week 1"

  Rule: Every student has a row, and every row has a place for each assignment of the section

    @severity-1 @SC-03 @api @ui
    Scenario: Assignments that were never given leave their place empty
      Given Ada teaches Ben in section "1st" and Cleo in section "2nd"
      And Ada has published the homework "Week 1", for section "2nd" only
      And Cleo has worked through "Week 1", answering right
      When Ada moves Cleo to section "1st"
      Then Ada's gradebook shows full points of Cleo for "Week 1"
      And in Ada's gradebook Ben was never given "Week 1"

    @SC-10 @api @ui
    Scenario: A course without any assignment
      Given Ada teaches Ben
      When Cleo joins section "1st" of Ada's course
      Then the gradebook that Ada reads is about Ben and Cleo

  Rule: Students stand in the order of their last names, then of their first names

    @SC-04 @api @ui
    Scenario: A class
      Given Ada teaches Ben, Cleo, Dan and Eva
      When Ada publishes the homework "Week 1"
      Then the students of Ada's gradebook stand in the order of their names

  Rule: A name that is not known breaks no gradebook; on the site nobody can be without one, so there is no browser scenario

    @SC-04 @api @no-ui
    Scenario: Somebody without a last name
      Given Dan has no last name
      And Ada teaches Ben, Cleo and Dan
      When Ada publishes the homework "Week 1"
      Then the gradebook that Ada reads is about Ben, Cleo and Dan
      And the students of Ada's gradebook stand in the order of their names

  Rule: The course average weighs homework and readings as the teacher says

    @severity-1 @SC-06 @needs.biglearn @api @ui
    Scenario: Homework counts more
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all wrong
      And Ada has given the reading "Read 1", due 2 days ago, which Ben worked all right
      When Ada lets homework count 80 % and readings 20 %
      Then Ben has an average of 20 % in Ada's gradebook

    @severity-1 @SC-06 @api @ui
    Scenario: Without readings homework counts alone
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right
      When Ada lets homework count 30 % and readings 70 %
      Then Ben has an average of 100 % in Ada's gradebook

    @UI-242 @api @ui
    Scenario: The weights make up the whole
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada tries to let homework count 80 % and readings 30 %
      Then Ada is refused because something in it is not valid

  Rule: What is not due yet does not move an average

    @SC-09 @api @ui
    Scenario: Something open, all wrong
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right
      And Ada has published the homework "Week 2", due tomorrow
      When Ben works through "Week 2", answering wrong
      Then Ben has an average of 100 % in Ada's gradebook

  Rule: Every share lies between nothing and everything; the site rounds, so there is no browser scenario

    @SC-07 @needs.time-travel @api @no-ui
    Scenario: Whatever the students did
      Given Ada teaches Ben, Cleo, Dan and Eva
      And Ada has published the homework "Week 1", due tomorrow, with 3 questions, losing 60 % a day when late
      And Ada has published the homework "Week 2", due tomorrow, with 25 % for any answer
      When all students work "Week 1" and "Week 2" in ways of their own, which are over then
      Then every share in Ada's gradebook lies between 0 % and 100 %
